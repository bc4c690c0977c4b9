package dev.portage.storage.hadoop;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.ListingOrder;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * Lists each directory once. Azure's connector may find one twice: as the beginning of keys, and as the empty object that keeps it. Memory grows
 * with the directories in one directory.
 */
final class DistinctListing implements EntryIterator {
    private final EntryIterator listing;
    private final Set<String> seen = new HashSet<>();
    private Optional<Entry> next = Optional.empty();

    DistinctListing(EntryIterator listing) {
        this.listing = listing;
    }

    @Override
    public ListingOrder order() {
        return listing.order();
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && listing.hasNext()) {
            next = Optional.of(listing.next()).filter(entry -> !entry.isDirectory() || seen.add(entry.name()));
        }
        return next.isPresent();
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Entry entry = next.orElseThrow();
        next = Optional.empty();
        return entry;
    }

    @Override
    public void close() {
        listing.close();
    }
}
