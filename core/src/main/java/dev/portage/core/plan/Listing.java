package dev.portage.core.plan;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.ListingOrder;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import dev.portage.api.storage.Storage;
import dev.portage.core.spool.SpillingSort;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The entries of one directory by name, with a look at the next one. A store that lists in no order is sorted, beyond ten thousand
 * entries on disk. Not thread-safe, but may be handed from one thread to another.
 */
final class Listing implements AutoCloseable {
    private static final int SORTED_IN_MEMORY = 10_000;
    private static final Comparator<Entry> BY_NAME = Comparator.comparing(Entry::name, NameOrder.NAMES);

    private final Deque<Child> ahead = new ArrayDeque<>();
    private final Iterator<Child> children;
    private final Runnable closer;

    private Listing(Iterator<Child> children, Runnable closer) {
        this.children = children;
        this.closer = closer;
    }

    /** A listing of nothing. */
    static Listing empty() {
        return new Listing(Collections.emptyIterator(), () -> {});
    }

    /** A listing of what is given in the order of names. */
    static Listing of(Iterator<Child> children) {
        return new Listing(children, () -> {});
    }

    private static Listing ofEntries(Iterator<Entry> entries, Runnable closer) {
        return new Listing(
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return entries.hasNext();
                    }

                    @Override
                    public Child next() {
                        return Child.of(entries.next());
                    }
                },
                closer);
    }

    /** Begins to list a directory; throws what the store throws. */
    static Listing of(Storage storage, Location directory) {
        EntryIterator entries = storage.list(directory);
        if (entries.order() == ListingOrder.BY_NAME) {
            return ofEntries(entries, entries::close);
        }
        SpillingSort<Entry> sort = new SpillingSort<>(Entry.class, BY_NAME, SORTED_IN_MEMORY);
        try (entries) {
            entries.forEachRemaining(sort::add);
            return ofEntries(sort.sorted(), sort::close);
        } catch (RuntimeException e) {
            sort.close();
            throw e;
        }
    }

    /** What a source has to give where several meet: the entries of a directory, or the file itself; throws what the store throws. */
    private static Listing ofContents(Function<Location, Storage> stores, Entry source) {
        return source.isDirectory()
                ? of(stores.apply(source.location()), source.location())
                : of(List.of(Child.of(source)).iterator());
    }

    /**
     * What several sources have to give, as if it lay in one directory; fails with {@code DUPLICATE} where two of them have the same name.
     * Throws what a store throws, and leaves no listing open then.
     *
     * @param vetoes of what takes no part, and collides with nothing
     */
    static Listing ofContents(Function<Location, Storage> stores, List<Entry> sources, Vetoes vetoes) {
        List<Listing> begun = new ArrayList<>();
        try {
            sources.forEach(source -> begun.add(ofContents(stores, source)));
            return new Listing(new Merger(begun, vetoes), () -> begun.forEach(Listing::close));
        } catch (RuntimeException e) {
            begun.forEach(Listing::close);
            throw e;
        }
    }

    /** Fetches some entries before they are asked for. */
    Listing fetch(int count) {
        while (ahead.size() < count && children.hasNext()) {
            ahead.add(children.next());
        }
        return this;
    }

    /** The next entry, which stays the next. */
    Optional<Child> peek() {
        fetch(1);
        return Optional.ofNullable(ahead.peek());
    }

    /** The next entry, which must be there. */
    Child take() {
        fetch(1);
        return ahead.remove();
    }

    @Override
    public void close() {
        closer.run();
    }
}
