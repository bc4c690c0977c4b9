package dev.portage.storage.hadoop;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.ListingOrder;
import dev.portage.api.storage.NameOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Brings the order of HDFS into ours. HDFS compares names by bytes that it takes for signed: after the same beginning, what is not
 * ASCII comes before what is. Names of ASCII alone pass through; a name with another character is held back, with its siblings of
 * the same ASCII beginning, until all names of that beginning have come. Memory therefore grows only with names that are not
 * plain ASCII.
 */
final class SignedOrderListing implements EntryIterator {
    private static final Comparator<Entry> BY_NAME = Comparator.comparing(Entry::name, NameOrder.NAMES);

    private final EntryIterator listing;
    private final Deque<Held> held = new ArrayDeque<>();
    private final Deque<Entry> ready = new ArrayDeque<>();

    /** Entries whose names begin with the same ASCII characters, which another character follows. */
    private record Held(String beginning, List<Entry> entries) {}

    SignedOrderListing(EntryIterator listing) {
        this.listing = listing;
    }

    @Override
    public ListingOrder order() {
        return ListingOrder.BY_NAME;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && listing.hasNext()) {
            accept(listing.next());
        }
        while (ready.isEmpty() && !held.isEmpty()) {
            release();
        }
        return !ready.isEmpty();
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.removeFirst();
    }

    private void accept(Entry entry) {
        String name = entry.name();
        while (!held.isEmpty() && !name.startsWith(held.getLast().beginning())) {
            release();
        }
        int ascii = asciiLength(name);
        if (ascii == name.length()) {
            ready.addLast(entry);
            return;
        }
        if (held.isEmpty() || held.getLast().beginning().length() < ascii) {
            held.addLast(new Held(name.substring(0, ascii), new ArrayList<>()));
        }
        held.getLast().entries().add(entry);
    }

    private void release() {
        List<Entry> entries = held.removeLast().entries();
        entries.sort(BY_NAME);
        ready.addAll(entries);
    }

    private static int asciiLength(String name) {
        int length = 0;
        while (length < name.length() && name.charAt(length) < 0x80) {
            length++;
        }
        return length;
    }

    @Override
    public void close() {
        listing.close();
    }
}
