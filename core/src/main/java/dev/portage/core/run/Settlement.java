package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StoredChecksums;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.journal.ProvenFile;
import dev.portage.core.journal.Recovery;
import dev.portage.core.task.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts in order what a run that was killed has left: what was proven is published, what was half written is removed. Believes nothing that
 * cannot be seen.
 */
public final class Settlement {
    private static final int THREADS = 8;

    private final Workplace workplace;

    /** Puts things in order at a job's target. */
    public Settlement(Workplace workplace) {
        this.workplace = workplace;
    }

    /**
     * Settles everything; journals what it does, and may be repeated.
     *
     * @param published is handed each file that turns out to be published, or that was published now
     */
    public void settle(Recovery recovery, Consumer<ProvenFile> published) {
        for (JournalRecord.Ready ready : recovery.ready()) {
            if (settle(ready)) {
                published.accept(ProvenFile.of(ready, recovery.round()));
            }
        }
        List<Location> leftovers = new ArrayList<>();
        for (Recovery.OpenTask open : recovery.openTasks()) {
            leftovers.addAll(leftovers(open));
        }
        Parallel.forEach(leftovers, THREADS, workplace.stop(), leftover -> workplace
                .target()
                .delete(leftover));
    }

    private boolean settle(JournalRecord.Ready ready) {
        boolean published = publish(ready);
        workplace.journal().append(ready);
        workplace
                .journal()
                .append(published ? new JournalRecord.Done(ready.path()) : new JournalRecord.Dropped(ready.path()));
        return published;
    }

    private boolean publish(JournalRecord.Ready ready) {
        try {
            workplace.target().staging().publish(ready.staged());
            return true;
        } catch (PortageException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
            return isWhatWasStaged(ready);
        }
    }

    /** The staged file is gone: perhaps because it was renamed, on a store that does not tell by identity. */
    private boolean isWhatWasStaged(JournalRecord.Ready ready) {
        Storage target = workplace.target();
        StagedFile staged = ready.staged();
        return ready.checksum().isPresent()
                && target.find(staged.target())
                        .filter(entry -> entry.isFile() && entry.length() == staged.length())
                        .flatMap(entry -> target.capability(StoredChecksums.class)
                                .flatMap(sums -> sums.fetch(staged.target(), staged.length())))
                        .equals(ready.checksum());
    }

    /** Temporary files of the actions of a task that was not ended; what was ready among them is settled by now. */
    private List<Location> leftovers(Recovery.OpenTask open) {
        List<Location> leftovers = new ArrayList<>();
        int index = 0;
        for (Action action : open.task().actions()) {
            String name = attemptName(action, open.task().id(), index++);
            String attempt = Workplace.attempt(workplace.job(), open.token(), name);
            leftovers.add(workplace.target(action.path()).sibling(StagingName.of(attempt)));
        }
        return leftovers;
    }

    private static String attemptName(Action action, long task, int index) {
        if (action instanceof Action.CopyRange range) {
            return Workplace.wholeFile(range.attempt());
        } else if (action instanceof Action.AssembleFile assembly) {
            return Workplace.wholeFile(assembly.attempt());
        }
        return Workplace.ofAction(task, index);
    }
}
