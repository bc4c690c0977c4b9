package dev.portage.core.plan;

import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Storage;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.journal.Stock;
import dev.portage.core.task.Fingerprint;
import java.util.Optional;

/** What earlier runs have staged for a commit: handed to whom it is of use, and discarded where it is not. Used by the planning thread. */
final class StagedStock {
    private final Stock stock;
    private final Storage target;
    private final CopyPlan.Mode mode;

    StagedStock(Stock stock, Storage target, CopyPlan.Mode mode) {
        this.stock = stock;
        this.target = target;
        this.mode = mode;
    }

    /** Whether there is none, and never was. */
    boolean isEmpty() {
        return stock.isEmpty();
    }

    /** What is staged of this very state of a file; paths come in the order of the walk. */
    Optional<JournalRecord.Staged> take(String path, Entry source) {
        Optional<JournalRecord.Staged> staged = stock.take(path, this::discard);
        Optional<JournalRecord.Staged> same =
                staged.filter(file -> file.source().equals(Fingerprint.of(source)));
        if (same.isEmpty()) {
            staged.ifPresent(this::discard);
        }
        return same;
    }

    /** The walk is over. */
    void discardRest() {
        stock.drain(this::discard);
    }

    /** What cannot be removed harms nobody. */
    void discard(JournalRecord.Staged file) {
        if (mode instanceof CopyPlan.Mode.CleaningUp cleaning) {
            cleaning.journal().accept(new JournalRecord.Dropped(file.path()));
            try {
                target.staging().discard(file.staged());
            } catch (PortageException e) {
                switch (e.code()) {
                    case UNREACHABLE, THROTTLED, INTERRUPTED -> throw e;
                    default -> cleaning.notices().accept("a temporary file of an earlier run stays: " + e.getMessage());
                }
            }
        }
    }
}
