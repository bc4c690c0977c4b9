package dev.portage.distcp;

import dev.portage.api.storage.Location;
import dev.portage.core.plan.SourceListing;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells for what a listing has named where it came from, until it is told once: it keeps no more than what is under way. The copy is the first to
 * open it. Thread-safe.
 */
final class ListedOrigins implements SourceListing {
    private final SourceListing listing;
    private final Map<String, Location> files = new ConcurrentHashMap<>();
    private final AtomicBoolean isOpened = new AtomicBoolean();

    ListedOrigins(SourceListing listing) {
        this.listing = listing;
    }

    /** The source of a file that has been listed. */
    Optional<Location> take(String path) {
        return Optional.ofNullable(files.remove(path));
    }

    @Override
    public Iterator<Listed> open() {
        Iterator<Listed> all = listing.open();
        if (isOpened.getAndSet(true)) {
            return all;
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Listed next() {
                Listed next = all.next();
                if (next.entry().isFile()) {
                    files.put(next.path(), next.entry().location());
                }
                return next;
            }
        };
    }

    @Override
    public void close() {
        listing.close();
    }
}
