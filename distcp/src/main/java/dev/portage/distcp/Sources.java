package dev.portage.distcp;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.core.plan.Layout;
import dev.portage.core.plan.Route;
import dev.portage.core.plan.SourceListing;
import java.util.List;
import java.util.Optional;

/**
 * What is copied.
 *
 * @param named where it lies, as the user has named it
 * @param entries what lies there; of a listing, an example of each store
 * @param file the one that is copied, if it is a file and gets the name of the target
 * @param listing what names everything one by one
 */
record Sources(List<Location> named, List<Entry> entries, Optional<Entry> file, Optional<SourceListing> listing) {
    /** What lies at some places, at least one. */
    static Sources of(List<Entry> entries) {
        Optional<Entry> file = Optional.of(entries.get(0)).filter(first -> entries.size() == 1 && first.isFile());
        return new Sources(entries.stream().map(Entry::location).toList(), entries, file, Optional.empty());
    }

    /** Whether a file takes the place of a file. */
    boolean replace(Optional<Entry> target) {
        return file.isPresent() && target.map(Entry::isFile).orElse(false);
    }

    /**
     * Where a listing puts what it names.
     *
     * @param there what lies at the target
     */
    Layout listed(Location target, Optional<Entry> there) {
        if (file.isPresent()) {
            Route route = Route.of(target.name(), file.get());
            return new Layout(named, target, target.parent().orElseThrow(), List.of(route));
        }
        if (there.filter(entry -> !entry.isDirectory()).isPresent()) {
            throw Refusal.ofListing("what is listed goes into a directory, but the target " + target + " is a file");
        }
        return new Layout(named, target, target, List.of(Route.listed(entries, listing.orElseThrow())));
    }
}
