package dev.portage.core.run;

import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.StoredChecksums;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.journal.ProvenFile;
import dev.portage.core.journal.Recovery;
import dev.portage.core.task.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Puts in order what a run that was killed has left: what was proven is published, what was half written is removed. Believes nothing that
 * cannot be seen.
 */
public final class Settlement {
    private static final int THREADS = 8;

    private final Workplace workplace;
    private final Consumer<String> notices;
    private final Queue<String> stubborn = new ConcurrentLinkedQueue<>();

    /**
     * Puts things in order at a job's target.
     *
     * @param notices is told what could not be removed
     */
    public Settlement(Workplace workplace, Consumer<String> notices) {
        this.workplace = workplace;
        this.notices = notices;
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
            leftovers.addAll(leftovers(recovery, open));
        }
        Parallel.forEach(
                leftovers,
                THREADS,
                workplace.stop(),
                leftover -> remove(() -> workplace.target().delete(leftover)));
        stubborn.forEach(reason -> notices.accept("a temporary file of an earlier run stays: " + reason));
    }

    /** What cannot be removed harms nobody, and must not keep the files from being copied. */
    private void remove(Runnable removal) {
        try {
            removal.run();
        } catch (PortageException e) {
            if (endsTheRun(e)) {
                throw e;
            }
            stubborn.add(String.valueOf(e.getMessage()));
        }
    }

    private static boolean endsTheRun(PortageException e) {
        return switch (e.code()) {
            case UNREACHABLE, THROTTLED, COMMIT_UNKNOWN, INTERRUPTED, JOURNAL -> true;
            default -> false;
        };
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
        Staging staging = workplace.target().staging();
        try {
            Optional<Entry> staged = staging.find(ready.staged());
            if (staged.isEmpty()) {
                return isPublished(ready);
            }
            if (!isWhatWasProven(ready, staged.get())) {
                remove(() -> staging.discard(ready.staged()));
                return false;
            }
            staging.publish(ready.staged());
            return true;
        } catch (PortageException e) {
            if (endsTheRun(e)) {
                throw e;
            }
            remove(() -> staging.discard(ready.staged()));
            return false;
        }
    }

    /** The temporary file is gone: perhaps because it was renamed. */
    private boolean isPublished(JournalRecord.Ready ready) {
        return workplace
                .target()
                .find(ready.staged().target())
                .filter(entry -> entry.isFile() && isWhatWasProven(ready, entry))
                .isPresent();
    }

    /** A later attempt may have begun to write under the same name: only identity or content tell. */
    private boolean isWhatWasProven(JournalRecord.Ready ready, Entry entry) {
        if (entry.length() != ready.staged().length()) {
            return false;
        }
        if (ready.staged().identity().isPresent() && entry.identity().isPresent()) {
            return ready.staged().identity().equals(entry.identity());
        }
        return ready.checksum().isPresent()
                && workplace
                        .target()
                        .capability(StoredChecksums.class)
                        .flatMap(sums -> sums.fetch(entry.location(), entry.length()))
                        .equals(ready.checksum());
    }

    /** Temporary files of the actions of a task that was not ended; what was ready among them is settled by now. */
    private List<Location> leftovers(Recovery recovery, Recovery.OpenTask open) {
        List<Location> leftovers = new ArrayList<>();
        int index = 0;
        for (Action action : open.task().actions()) {
            String name = Workplace.ofAction(open.task().id(), index++);
            if (recovery.isKept(action.path())) {
                continue;
            }
            String attempt = Workplace.attempt(workplace.job(), open.token(), name);
            leftovers.add(workplace.target(action.path()).sibling(StagingName.of(attempt)));
        }
        return leftovers;
    }
}
