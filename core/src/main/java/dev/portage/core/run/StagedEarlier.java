package dev.portage.core.run;

import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.Staging;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.task.Action;
import dev.portage.core.task.Fingerprint;
import dev.portage.core.task.Outcome;
import java.util.Optional;

/** Takes over what earlier runs have staged for a commit that was never begun. Thread-safe. */
final class StagedEarlier {
    private final Workplace workplace;
    private final Retry retry;

    StagedEarlier(Workplace workplace, Retry retry) {
        this.workplace = workplace;
        this.retry = retry;
    }

    /** Keeps a file that is staged; nothing if it is not there any more, or not as it was. */
    Optional<Outcome.Copied> keep(Action.KeepStaged action) {
        StagedFile staged = action.staged();
        Staging staging = workplace.target().staging();
        boolean isThere = retry.call(() -> staging.find(staged))
                .filter(entry -> entry.length() == staged.length())
                .filter(entry -> staged.identity().isEmpty()
                        || entry.identity().isEmpty()
                        || staged.identity().equals(entry.identity()))
                .isPresent();
        if (!isThere) {
            workplace.journal().append(new JournalRecord.Dropped(action.path()));
            retry.call(() -> {
                staging.discard(staged);
                return true;
            });
            return Optional.empty();
        }
        workplace
                .withheld()
                .orElseThrow(() -> new IllegalStateException("nothing is withheld in this run"))
                .hold(action.path(), Fingerprint.of(action.source()), staged);
        return Optional.of(action.outcome().replacing(action.replaced()));
    }
}
