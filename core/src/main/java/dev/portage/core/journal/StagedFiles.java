package dev.portage.core.journal;

import dev.portage.api.storage.NameOrder;
import dev.portage.core.spool.SpillingSort;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What journals say of files that wait for a commit, sorted by path, so that what became of each can be told without keeping all of them in
 * memory. Add all records, then {@link #resolve} once. Not thread-safe.
 */
final class StagedFiles implements AutoCloseable {
    private static final int SORTED_IN_MEMORY = 50_000;

    private final SpillingSort<JournalRecord> events = new SpillingSort<>(
            JournalRecord.class, Comparator.comparing(StagedFiles::path, NameOrder.PATHS), SORTED_IN_MEMORY);
    private boolean isAnyStaged;

    /** Takes a record, if it says something of such a file. */
    void add(JournalRecord journalRecord) {
        if (journalRecord instanceof JournalRecord.Staged) {
            isAnyStaged = true;
            events.add(journalRecord);
        } else if (isAnyStaged
                && (journalRecord instanceof JournalRecord.Done || journalRecord instanceof JournalRecord.Dropped)) {
            events.add(journalRecord);
        }
    }

    private static String path(JournalRecord journalRecord) {
        if (journalRecord instanceof JournalRecord.Staged staged) {
            return staged.path();
        } else if (journalRecord instanceof JournalRecord.Done done) {
            return done.path();
        } else if (journalRecord instanceof JournalRecord.Dropped dropped) {
            return dropped.path();
        }
        throw new IllegalArgumentException("says nothing of a staged file: " + journalRecord);
    }

    /**
     * Tells what became of each file, in the order of paths.
     *
     * @param round in which the journals were written
     * @param waiting is handed those that are staged
     * @param published is handed those that were published
     */
    void resolve(int round, Consumer<JournalRecord.Staged> waiting, Consumer<ProvenFile> published) {
        Optional<JournalRecord.Staged> current = Optional.empty();
        for (Iterator<JournalRecord> all = events.sorted(); all.hasNext(); ) {
            JournalRecord next = all.next();
            if (current.isPresent() && !current.get().path().equals(path(next))) {
                waiting.accept(current.get());
                current = Optional.empty();
            }
            if (next instanceof JournalRecord.Done) {
                current.map(file -> ProvenFile.of(file, round)).ifPresent(published);
            }
            current = next instanceof JournalRecord.Staged staged ? Optional.of(staged) : Optional.empty();
        }
        current.ifPresent(waiting);
    }

    @Override
    public void close() {
        events.close();
    }
}
