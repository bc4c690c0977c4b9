package dev.portage.distcp;

import dev.portage.api.config.SourceFilter;
import dev.portage.api.storage.Location;
import java.util.List;
import java.util.Optional;

/**
 * The class that lists what takes part, for a job to be known by: with another class, the same command is another job.
 *
 * @param className of the listing
 * @param filter that is given besides
 */
record ChoosingListing(String className, Optional<LoadedFilter> filter) implements SourceFilter {
    @Override
    public boolean takes(Location source) {
        return filter.map(chosen -> chosen.takes(source)).orElse(true);
    }

    @Override
    public String description() {
        return String.join(
                "\n", List.of(className, filter.map(LoadedFilter::description).orElse("")));
    }
}
