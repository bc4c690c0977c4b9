package dev.portage.core.plan;

import dev.portage.api.config.SourceFilter;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import java.util.Optional;
import java.util.function.Function;

/**
 * What takes no part where several sources meet. Used by one thread, as filters are.
 *
 * @param stores gives the store of a location
 */
record Vetoes(Function<Location, Storage> stores, Optional<SourceFilter> filter) {
    /** Nothing is left out. */
    static final Vetoes NONE = new Vetoes(
            location -> {
                throw new IllegalStateException("nobody looks into " + location);
            },
            Optional.empty());

    /** Whether an entry is left out with all that is in it; throws what a store throws. */
    boolean coverAll(Entry entry) {
        if (filter.isEmpty() || filter.get().takes(entry.location())) {
            return false;
        }
        return !entry.isDirectory() || coverContents(entry.location());
    }

    /** What lies below a directory that is left out may take part. */
    private boolean coverContents(Location directory) {
        try (EntryIterator entries = stores.apply(directory).list(directory)) {
            while (entries.hasNext()) {
                if (!coverAll(entries.next())) {
                    return false;
                }
            }
            return true;
        }
    }
}
