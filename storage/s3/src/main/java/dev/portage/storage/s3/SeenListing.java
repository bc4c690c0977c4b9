package dev.portage.storage.s3;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.ListingOrder;
import java.util.Iterator;
import java.util.List;

/** The entries of a directory that was seen along with one above it. */
final class SeenListing implements EntryIterator {
    private final Iterator<Entry> entries;

    SeenListing(List<Entry> entries) {
        this.entries = entries.iterator();
    }

    @Override
    public ListingOrder order() {
        return ListingOrder.BY_NAME;
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
    public void close() {}
}
