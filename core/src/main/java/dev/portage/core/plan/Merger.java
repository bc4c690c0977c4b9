package dev.portage.core.plan;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The entries of several listings in one order. Not thread-safe. */
final class Merger implements Iterator<Entry> {
    private static final Comparator<Listing> BY_NEXT_NAME =
            Comparator.comparing(listing -> listing.peek().orElseThrow().name(), NameOrder.NAMES);

    private final PriorityQueue<Listing> listings = new PriorityQueue<>(BY_NEXT_NAME);
    private final List<Listing> unasked;
    private boolean asked;

    Merger(List<Listing> listings) {
        this.unasked = List.copyOf(listings);
    }

    @Override
    public boolean hasNext() {
        if (!asked) {
            asked = true;
            unasked.forEach(this::queue);
        }
        return !listings.isEmpty();
    }

    private void queue(Listing listing) {
        if (listing.peek().isPresent()) {
            listings.add(listing);
        }
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Listing first = Objects.requireNonNull(listings.poll());
        Entry entry = first.take();
        Optional.ofNullable(listings.peek())
                .flatMap(Listing::peek)
                .filter(other -> other.name().equals(entry.name()))
                .ifPresent(other -> {
                    throw collision(entry, other);
                });
        queue(first);
        return entry;
    }

    private static PortageException collision(Entry entry, Entry other) {
        String both = Stream.of(entry, other)
                .map(Entry::location)
                .map(Location::toString)
                .sorted()
                .collect(Collectors.joining(" and "));
        return new PortageException(
                ErrorCode.DUPLICATE, "the sources " + both + " would both become the target's " + entry.name());
    }
}
