package dev.portage.core.plan;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.ListingOrder;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.Storage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows how many listings of another store were begun and not closed.
 *
 * @param open how many
 */
record CountingListings(Storage storage, AtomicInteger open) implements Storage {
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

    @Override
    public Location resolve(Location location) {
        return storage.resolve(location);
    }

    @Override
    public Optional<Entry> find(Location location) {
        return storage.find(location);
    }

    @Override
    public FileInput open(Location file, long offset) {
        return storage.open(file, offset);
    }

    @Override
    public void createDirectory(Location directory) {
        storage.createDirectory(directory);
    }

    @Override
    public void delete(Location location) {
        storage.delete(location);
    }

    @Override
    public Staging staging() {
        return storage.staging();
    }

    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return storage.capability(type);
    }

    @Override
    public void close() {
        storage.close();
    }
}
