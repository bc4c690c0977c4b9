package dev.portage.core.journal;

import dev.portage.api.storage.NameOrder;
import dev.portage.core.spool.SpillingSort;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Files that earlier runs have staged and that wait for a commit: read in step with the walk, so that they take no memory. Add all, then ask.
 * Not thread-safe.
 */
public final class Stock implements AutoCloseable {
    private static final int SORTED_IN_MEMORY = 50_000;

    private final SpillingSort<JournalRecord.Staged> files = new SpillingSort<>(
            JournalRecord.Staged.class,
            Comparator.comparing(JournalRecord.Staged::path, NameOrder.PATHS),
            SORTED_IN_MEMORY);
    private long size;
    private @Nullable Iterator<JournalRecord.Staged> sorted;
    private Optional<JournalRecord.Staged> next = Optional.empty();

    /** An empty stock. */
    public Stock() {}

    /** Adds a file. */
    void add(JournalRecord.Staged file) {
        files.add(file);
        size++;
    }

    /** Whether there were none to begin with. */
    public boolean isEmpty() {
        return size == 0;
    }

    /**
     * What is staged for a path.
     *
     * @param path behind, in {@link NameOrder#PATHS}, all that were asked for
     * @param passedOver is handed what nobody has asked for, and nobody will
     */
    public Optional<JournalRecord.Staged> take(String path, Consumer<JournalRecord.Staged> passedOver) {
        for (Optional<JournalRecord.Staged> first = peek(); first.isPresent(); first = peek()) {
            int order = NameOrder.PATHS.compare(first.get().path(), path);
            if (order > 0) {
                return Optional.empty();
            }
            next = Optional.empty();
            if (order == 0) {
                return first;
            }
            passedOver.accept(first.get());
        }
        return Optional.empty();
    }

    /** Hands over what nobody has asked for. */
    public void drain(Consumer<JournalRecord.Staged> passedOver) {
        for (Optional<JournalRecord.Staged> first = peek(); first.isPresent(); first = peek()) {
            next = Optional.empty();
            passedOver.accept(first.get());
        }
    }

    private Optional<JournalRecord.Staged> peek() {
        if (sorted == null) {
            sorted = files.sorted();
        }
        if (next.isEmpty() && sorted.hasNext()) {
            next = Optional.of(sorted.next());
        }
        return next;
    }

    @Override
    public void close() {
        files.close();
    }
}
