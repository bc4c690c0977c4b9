package dev.portage.core.plan;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
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
final class Merger implements Iterator<Child> {
    private static final Comparator<Listing> BY_NEXT_NAME =
            Comparator.comparing(listing -> listing.peek().orElseThrow().name(), NameOrder.NAMES);

    private final PriorityQueue<Listing> listings = new PriorityQueue<>(BY_NEXT_NAME);
    private final List<Listing> unasked;
    private final Vetoes vetoes;
    private boolean asked;

    Merger(List<Listing> listings, Vetoes vetoes) {
        this.unasked = List.copyOf(listings);
        this.vetoes = vetoes;
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
    public Child next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Child child = take();
        Optional<Child> other = nextNamed(child.name());
        while (other.isPresent()) {
            child = theOneThatTakesPart(child, other.get());
            take();
            other = nextNamed(child.name());
        }
        return child;
    }

    private Child take() {
        Listing first = Objects.requireNonNull(listings.poll());
        Child child = first.take();
        queue(first);
        return child;
    }

    private Optional<Child> nextNamed(String name) {
        return Optional.ofNullable(listings.peek()).flatMap(Listing::peek).filter(next -> next.name()
                .equals(name));
    }

    /** Only what takes part can become the target's; of two that do not, either is left out. */
    private Child theOneThatTakesPart(Child child, Child other) {
        if (vetoes.coverAll(child.entry())) {
            return other;
        } else if (vetoes.coverAll(other.entry())) {
            return child;
        }
        throw collision(child, other);
    }

    private static PortageException collision(Child child, Child other) {
        String both = Stream.of(child, other)
                .map(each -> each.entry().location())
                .map(Location::toString)
                .sorted()
                .collect(Collectors.joining(" and "));
        return new PortageException(
                ErrorCode.DUPLICATE, "the sources " + both + " would both become the target's " + child.name());
    }
}
