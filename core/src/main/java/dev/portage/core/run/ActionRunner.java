package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Existing;
import dev.portage.api.config.Limits;
import dev.portage.api.storage.Entry;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.journal.PartialFile;
import dev.portage.core.task.Action;
import dev.portage.core.task.Outcome;
import dev.portage.core.task.SkipReason;
import dev.portage.core.task.Task;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Carries out the actions of file jobs. Thread-safe. */
public final class ActionRunner implements TaskRunner {
    private final Workplace workplace;
    private final OutcomeSink outcomes;
    private final Breaker breaker;
    private final MissingDirectories missing = new MissingDirectories();
    private final Retry retry;
    private final FileCopier files;
    private final RangeCopier ranges;
    private final StoreCopies storeCopies;
    private final Appender appender;
    private final StagedEarlier staged;
    private final Sameness sameness;

    /**
     * A runner for one job.
     *
     * @param limits of the machine and the stores
     * @param retry says what is tried again
     * @param earlier files of which earlier runs have copied ranges, by path
     * @param progress is told how many bytes have just been moved; as a negative number, how many have to be moved once more
     */
    public ActionRunner(
            Workplace workplace,
            OutcomeSink outcomes,
            Limits limits,
            Retry retry,
            Map<String, PartialFile> earlier,
            LongConsumer progress) {
        Transfer transfer = new Transfer(workplace.stop(), limits, progress);
        Prover prover = new Prover(workplace.options().proving(), transfer, retry);
        this.workplace = workplace;
        this.outcomes = outcomes;
        this.breaker = new Breaker(workplace.stop());
        this.retry = retry;
        Publisher publisher = new Publisher(workplace, retry, prover);
        this.storeCopies = new StoreCopies(workplace);
        this.files = new FileCopier(workplace, retry, transfer, prover, publisher, storeCopies);
        this.ranges = new RangeCopier(workplace, retry, transfer, prover, publisher, files, storeCopies, earlier);
        this.staged = new StagedEarlier(workplace, retry);
        ContentComparer comparer = new ContentComparer(workplace.stores(), transfer);
        this.sameness = new Sameness(workplace, retry, comparer);
        this.appender = new Appender(workplace, retry, transfer, comparer, prover, publisher);
    }

    /** What the user should know of how the work was done. */
    public Optional<String> notice() {
        return storeCopies.notice();
    }

    @Override
    public void run(Task task) {
        workplace.journal().append(new JournalRecord.TaskStarted(task));
        int index = 0;
        boolean allDone = true;
        for (Action action : task.actions()) {
            workplace.stop().check();
            allDone &= isDone(action, Workplace.ofAction(task.id(), index++));
        }
        if (allDone) {
            workplace.journal().append(new JournalRecord.TaskEnded(task.id()));
        }
    }

    /** What failed may have left a temporary file that could not be removed either: the next run sweeps it. */
    private boolean isDone(Action action, String name) {
        try {
            missing.requireNoneAbove(action.path());
            Optional<Outcome> outcome = carryOutUnlessThere(action, name);
            outcome.ifPresent(breaker::succeeded);
            outcome.ifPresent(outcomes::accept);
            return true;
        } catch (PortageException e) {
            if (e.code() == ErrorCode.INTERRUPTED || e.code() == ErrorCode.JOURNAL) {
                throw e;
            }
            outcomes.accept(failure(action, e));
            breaker.failed(e);
            if (action instanceof Action.MakeDirectory && action.path().isEmpty()) {
                workplace.stop().because(e); // without the target itself, all that is to lie in it would fail
            }
            return false;
        }
    }

    /** What was put there meanwhile existed before, to those who ask for nothing to be touched that exists. */
    private Optional<Outcome> carryOutUnlessThere(Action action, String name) {
        try {
            return carryOut(action, name);
        } catch (PortageException e) {
            if (e.code() == ErrorCode.ALREADY_EXISTS && workplace.options().existing() == Existing.SKIP) {
                return Optional.of(new Outcome.Skipped(action.path(), action.bytes(), SkipReason.EXISTS));
            }
            throw e;
        }
    }

    private static Outcome failure(Action action, PortageException cause) {
        Outcome.Failed failure = Outcome.Failed.of(action.path(), cause);
        return action.fileLength().map(failure::ofFile).orElse(failure);
    }

    private Optional<Outcome> carryOut(Action action, String name) {
        if (action instanceof Action.CopyFile copy) {
            return Optional.of(copy(copy, name));
        } else if (action instanceof Action.CopyRange range) {
            return ranges.copy(range, name).map(copied -> copied.replacing(range.replaced()));
        } else if (action instanceof Action.AssembleFile assembly) {
            return Optional.of(ranges.assemble(assembly, name).replacing(assembly.replaced()));
        } else if (action instanceof Action.AppendFile append) {
            return Optional.of(appender.append(append)
                    .orElseGet(() -> files.copy(append.path(), append.source(), name, Replacement.ALLOWED)
                            .replacing(Optional.of(append.targetLength()))));
        } else if (action instanceof Action.MakeDirectory directory) {
            return makeDirectory(directory);
        } else if (action instanceof Action.SetAttributes attributes) {
            return carryOver(attributes.path(), attributes.source())
                    ? Optional.of(new Outcome.AttributesSet(attributes.path()))
                    : Optional.empty();
        } else if (action instanceof Action.KeepStaged staged) {
            return Optional.of(keep(staged, name));
        }
        throw new IllegalArgumentException("no action of a copy: " + action);
    }

    private Outcome copy(Action.CopyFile action, String name) {
        Optional<SkipReason> same = sameness.of(action);
        if (same.isPresent()) {
            workplace.journal().append(new JournalRecord.Dropped(action.path()));
            carryOver(action.path(), action.source());
            return new Outcome.Skipped(action.path(), action.source().length(), same.get());
        }
        Replacement replacement =
                action.condition() == Action.Condition.IF_ABSENT ? Replacement.REFUSED : Replacement.ALLOWED;
        return files.copy(action.path(), action.source(), name, replacement).replacing(action.replaced());
    }

    private Optional<Outcome> makeDirectory(Action.MakeDirectory action) {
        if (workplace.withheld().isPresent()) {
            workplace.withheld().get().makeDirectory(action.path());
            return Optional.empty();
        }
        try {
            return retry.call(() -> {
                workplace.target().createDirectory(workplace.target(action.path()));
                return Optional.of(new Outcome.DirectoryMade(action.path()));
            });
        } catch (PortageException e) {
            missing.add(action.path(), e);
            throw e;
        }
    }

    /** Carries attributes over to what stays as it is; false if nothing had to be done now. */
    private boolean carryOver(String path, Entry source) {
        return retry.call(() -> {
            if (workplace.withheld().isEmpty()) {
                return workplace.carryOver(source, workplace.target(path));
            }
            workplace.withheld().get().setAttributes(path, workplace.attributes(source));
            return false;
        });
    }

    private Outcome keep(Action.KeepStaged action, String name) {
        return staged.keep(action).orElseGet(() -> files.copy(
                        action.path(),
                        action.source(),
                        name,
                        Replacement.ofWhatCameLater(workplace.options().existing()))
                .replacing(action.replaced()));
    }
}
