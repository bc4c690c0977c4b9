package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Limits;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.ExclusivePublishing;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.Staging;
import dev.portage.core.journal.CommitLog;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.task.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Makes visible what an atomic job has withheld, in parallel and from the journal alone; the source is not asked. May be repeated until it is
 * over: what was done already is done again, and changes nothing. Used by one thread.
 */
public final class Committer {
    private final Workplace workplace;
    private final Retry retry;
    private final OutcomeSink outcomes;
    private final int threads;
    private final LongConsumer settled;
    private final AtomicLong left = new AtomicLong();

    /**
     * A commit of one job.
     *
     * @param settled is told how many bytes each file has that waits no more
     */
    public Committer(Workplace workplace, Retry retry, Limits limits, OutcomeSink outcomes, LongConsumer settled) {
        this.workplace = workplace;
        this.retry = retry;
        this.threads = Parallelism.threads(limits);
        this.outcomes = outcomes;
        this.settled = settled;
    }

    /**
     * Commits; blocks. One file that cannot be published does not keep the others, but nothing is deleted then.
     *
     * @return how many entries are left for another try; 0 if the commit is over
     * @throws PortageException if the job cannot go on, or is to stop
     */
    public long commit(CommitLog log) {
        inParallel(log::directories, this::makeDirectory);
        inParallel(log::files, this::publish);
        if (left.get() == 0) {
            inParallel(consumer -> log.attributes(EntryKind.FILE, consumer), this::setAttributes);
            workplace.options().deletion().ifPresent(deletion -> {
                Deleter deleter = new Deleter(workplace, retry, deletion, outcomes);
                Chunks.pass(log::extras, deleter::delete);
            });
            DirectoryFinisher finisher = new DirectoryFinisher(workplace, retry, outcomes);
            Chunks.pass(consumer -> log.attributes(EntryKind.DIRECTORY, consumer), finisher::finishKnown);
        }
        return left.get();
    }

    private <T> void inParallel(Consumer<Consumer<T>> supplier, Consumer<T> action) {
        Consumer<List<T>> inParallel = chunk -> Parallel.forEach(chunk, threads, workplace.stop(), action);
        Chunks.pass(supplier, inParallel);
    }

    private void makeDirectory(String path) {
        attempt(path, () -> {
            workplace.target().createDirectory(workplace.target(path));
            return new Outcome.DirectoryMade(path);
        });
    }

    private void attempt(String path, Supplier<Outcome> attempt) {
        try {
            outcomes.accept(retry.call(attempt));
        } catch (PortageException e) {
            leave(path, e);
        }
    }

    private void leave(String path, PortageException cause) {
        switch (cause.code()) {
            case UNREACHABLE, THROTTLED, COMMIT_UNKNOWN, INTERRUPTED, JOURNAL -> throw cause;
            default -> {
                left.incrementAndGet();
                outcomes.accept(Outcome.Failed.of(path, cause));
            }
        }
    }

    private void publish(JournalRecord.Staged file) {
        try {
            Consumer<StagedFile> publication = publication(file);
            retry.call(() -> {
                Publisher.publishKnowingly(publication, file.staged());
                return true;
            });
            workplace.journal().append(new JournalRecord.Done(file.path()));
            settled.accept(file.outcome().bytes());
            outcomes.accept(file.outcome());
        } catch (PortageException e) {
            switch (e.code()) {
                case NOT_FOUND, ALREADY_EXISTS, WRONG_KIND -> drop(file, e);
                default -> leave(file.path(), e);
            }
        }
    }

    /** What was put there meanwhile stays, if what exists is to stay. */
    private Consumer<StagedFile> publication(JournalRecord.Staged file) {
        Staging staging = workplace.target().staging();
        if (file.outcome().replaced().isPresent()
                || workplace.options().existing().mayBeReplaced()) {
            return staging::publish;
        }
        return workplace
                .target()
                .capability(ExclusivePublishing.class)
                .<Consumer<StagedFile>>map(exclusive -> exclusive::publishNew)
                .orElse(staged -> {
                    requireFree(file);
                    staging.publish(staged);
                });
    }

    /** The very file may be there from an earlier try. */
    private void requireFree(JournalRecord.Staged file) {
        Location target = file.staged().target();
        Optional<Entry> there = workplace.target().find(target);
        if (there.filter(entry -> !isOurs(file, entry)).isPresent()) {
            throw new PortageException(
                    ErrorCode.ALREADY_EXISTS, target + " exists by now: somebody else made it during the copy");
        }
    }

    private static boolean isOurs(JournalRecord.Staged file, Entry entry) {
        return file.staged().identity().isPresent() && file.staged().identity().equals(entry.identity());
    }

    /** It can never be published: the next run that walks copies it again, if it still is to be copied. */
    private void drop(JournalRecord.Staged file, PortageException cause) {
        workplace.journal().append(new JournalRecord.Dropped(file.path()));
        settled.accept(file.outcome().bytes());
        try {
            workplace.target().staging().discard(file.staged());
        } catch (PortageException e) {
            cause.addSuppressed(e);
        }
        outcomes.accept(
                Outcome.Failed.of(file.path(), cause).ofFile(file.outcome().bytes()));
    }

    private void setAttributes(JournalRecord.AttributesWanted wanted) {
        try {
            if (retry.call(() -> workplace.carryOver(wanted.attributes(), workplace.target(wanted.path())))) {
                outcomes.accept(new Outcome.AttributesSet(wanted.path()));
            }
        } catch (PortageException e) {
            leave(wanted.path(), e);
        }
    }
}
