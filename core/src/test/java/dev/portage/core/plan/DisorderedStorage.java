package dev.portage.core.plan;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.ListingOrder;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.testkit.ForwardingStorage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** Lists what another store has in an order that means nothing. */
record DisorderedStorage(Storage storage) implements ForwardingStorage {
    @Override
    public EntryIterator list(Location directory) {
        List<Entry> entries = new ArrayList<>();
        try (EntryIterator ordered = storage.list(directory)) {
            ordered.forEachRemaining(entries::add);
        }
        Collections.shuffle(entries, new Random(entries.size()));
        return new Disordered(entries.iterator());
    }

    private record Disordered(Iterator<Entry> entries) implements EntryIterator {
        @Override
        public ListingOrder order() {
            return ListingOrder.NONE;
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
}
