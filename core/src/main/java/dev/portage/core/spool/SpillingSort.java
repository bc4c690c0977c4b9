package dev.portage.core.spool;

import dev.portage.core.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts more records than fit into memory: sorted runs go to a temporary file, and are merged when they are read. Records that compare as equal
 * keep their order. Used by one thread: {@link #add} all, then {@link #sorted} once.
 *
 * @param <T> a record that {@link Json} can write and read
 */
public final class SpillingSort<T> implements AutoCloseable {
    private final Class<T> type;
    private final Comparator<? super T> order;
    private final int capacity;
    private final List<T> buffer = new ArrayList<>();
    private final ScratchFile file = new ScratchFile("sort");
    private final List<ScratchFile.Stretch> stretches = new ArrayList<>();
    private final List<Run<T>> runs = new ArrayList<>();

    /**
     * A sort without records.
     *
     * @param capacity how many records may be in memory, positive
     */
    public SpillingSort(Class<T> type, Comparator<? super T> order, int capacity) {
        this.type = type;
        this.order = order;
        this.capacity = capacity;
    }

    /** Adds a record; writes to a temporary file when memory is used up. */
    public void add(T item) {
        if (buffer.size() == capacity) {
            spill();
        }
        buffer.add(item);
    }

    /** All records in order; good until {@link #close}. */
    public Iterator<T> sorted() {
        buffer.sort(order);
        if (stretches.isEmpty()) {
            return buffer.iterator();
        }
        for (ScratchFile.Stretch stretch : stretches) {
            BufferedReader reader = file.read(stretch);
            runs.add(new Run<>(runs.size(), () -> readLine(reader)));
        }
        Iterator<T> rest = buffer.iterator();
        runs.add(new Run<>(runs.size(), () -> rest.hasNext() ? rest.next() : null));
        return new Merge<>(runs, order);
    }

    private void spill() {
        buffer.sort(order);
        stretches.add(file.write(buffer));
        buffer.clear();
    }

    private @Nullable T readLine(BufferedReader reader) {
        try {
            String line = reader.readLine();
            return line == null ? null : Json.read(line, type);
        } catch (IOException e) {
            throw ScratchFile.failed(e);
        }
    }

    /** Removes the file. */
    @Override
    public void close() {
        file.close();
    }

    private interface Source<T> {
        @Nullable T next();
    }

    private record Run<T>(int index, Source<T> source) {}

    private record Head<T>(T item, Run<T> run) {}

    private static final class Merge<T> implements Iterator<T> {
        private final PriorityQueue<Head<T>> heads;

        Merge(List<Run<T>> runs, Comparator<? super T> order) {
            Comparator<Head<T>> byItem = (a, b) -> order.compare(a.item, b.item);
            heads = new PriorityQueue<>(byItem.thenComparingInt(head -> head.run.index));
            runs.forEach(this::advance);
        }

        private void advance(Run<T> run) {
            T next = run.source.next();
            if (next != null) {
                heads.add(new Head<>(next, run));
            }
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public T next() {
            Head<T> head = heads.poll();
            if (head == null) {
                throw new NoSuchElementException();
            }
            advance(head.run);
            return head.item;
        }
    }
}
