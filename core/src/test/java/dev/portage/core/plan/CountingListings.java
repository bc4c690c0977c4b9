package dev.portage.core.plan;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.ListingOrder;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.testkit.ForwardingStorage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows how many listings of another store were begun and not closed.
 *
 * @param open how many
 */
record CountingListings(Storage storage, AtomicInteger open) implements ForwardingStorage {
    CountingListings(Storage storage) {
        this(storage, new AtomicInteger());
    }

    @Override
    public EntryIterator list(Location directory) {
        EntryIterator entries = storage.list(directory);
        open.incrementAndGet();
        return new Counted(entries, open);
    }

    private record Counted(EntryIterator entries, AtomicInteger open) implements EntryIterator {
        @Override
        public ListingOrder order() {
            return entries.order();
        }

        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public Entry next() {
            return entries.next();
        }

        @Override
        public void close() {
            open.decrementAndGet();
            entries.close();
        }
    }
}
