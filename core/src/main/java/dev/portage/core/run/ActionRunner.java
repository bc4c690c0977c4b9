package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.journal.PartialFile;
import dev.portage.core.task.Action;
import dev.portage.core.task.Outcome;
import dev.portage.core.task.SkipReason;
import dev.portage.core.task.Task;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Carries out the actions of file jobs. Thread-safe. */
public final class ActionRunner implements TaskRunner {
    private final Workplace workplace;
    private final OutcomeSink outcomes;
    private final Breaker breaker;
    private final Retry retry;
    private final Publisher publisher;
    private final FileCopier files;
    private final RangeCopier ranges;
    private final Appender appender;
    private final ContentComparer comparer;

    /**
     * A runner for one job.
     *
     * @param patience how long to wait for a store that does not answer
     * @param earlier files of which earlier runs have copied ranges, by path
     * @param progress is told how many bytes have just been moved
     */
    public ActionRunner(
            Workplace workplace,
            OutcomeSink outcomes,
            Duration patience,
            Map<String, PartialFile> earlier,
            LongConsumer progress) {
        Transfer transfer = new Transfer(workplace.stop(), progress);
        Prover prover = new Prover(workplace.options().proving(), transfer);
        this.workplace = workplace;
        this.outcomes = outcomes;
        this.breaker = new Breaker(workplace.stop());
        this.retry = new Retry(patience, workplace.stop()::sleep);
        this.publisher = new Publisher(workplace, prover);
        this.files = new FileCopier(workplace, retry, transfer, prover, publisher);
        this.ranges = new RangeCopier(workplace, retry, transfer, prover, publisher, files, earlier);
        this.comparer = new ContentComparer(workplace.stores(), transfer);
        this.appender = new Appender(workplace, transfer, comparer, publisher);
    }

    @Override
    public void run(Task task) {
        workplace.journal().append(new JournalRecord.TaskStarted(task));
        int index = 0;
        for (Action action : task.actions()) {
            workplace.stop().check();
            run(action, Workplace.ofAction(task.id(), index++));
        }
        workplace.journal().append(new JournalRecord.TaskEnded(task.id()));
    }

    private void run(Action action, String name) {
        try {
            Optional<Outcome> outcome = carryOut(action, name);
            breaker.succeeded();
            outcome.ifPresent(outcomes::accept);
        } catch (PortageException e) {
            if (e.code() == ErrorCode.INTERRUPTED) {
                throw e;
            }
            outcomes.accept(new Outcome.Failed(action.path(), e.code(), e.getMessage()));
            breaker.failed(e);
        }
    }

    private Optional<Outcome> carryOut(Action action, String name) {
        if (action instanceof Action.CopyFile copy) {
            return Optional.of(copy(copy, name));
        } else if (action instanceof Action.CopyRange range) {
            return ranges.copy(range);
        } else if (action instanceof Action.AssembleFile assembly) {
            return Optional.of(ranges.assemble(assembly));
        } else if (action instanceof Action.AppendFile append) {
            return Optional.of(
                    appender.append(append).orElseGet(() -> files.copy(append.path(), append.source(), name)));
        } else if (action instanceof Action.MakeDirectory directory) {
            return Optional.of(makeDirectory(directory));
        } else if (action instanceof Action.SetAttributes attributes) {
            return Optional.of(setAttributes(attributes));
        }
        throw new IllegalArgumentException("no action of a copy: " + action);
    }

    private Outcome copy(Action.CopyFile action, String name) {
        Location target = workplace.target(action.path());
        boolean same =
                switch (action.condition()) {
                    case ALWAYS -> false;
                    case UNLESS_STORES_AGREE -> retry.call(() -> comparer.storesAgree(action.source(), target));
                    case UNLESS_SAME_CONTENT ->
                        retry.call(() -> comparer.isSame(
                                action.source().location(),
                                target,
                                action.source().length()));
                };
        if (same) {
            publisher.apply(target, publisher.attributes(action.source()));
            return new Outcome.Skipped(action.path(), action.source().length(), SkipReason.SAME_CHECKSUM);
        }
        return files.copy(action.path(), action.source(), name);
    }

    private Outcome makeDirectory(Action.MakeDirectory action) {
        return retry.call(() -> {
            workplace.target().createDirectory(workplace.target(action.path()));
            return new Outcome.DirectoryMade(action.path());
        });
    }

    private Outcome setAttributes(Action.SetAttributes action) {
        return retry.call(() -> {
            publisher.apply(workplace.target(action.path()), publisher.attributes(action.source()));
            return new Outcome.AttributesSet(action.path());
        });
    }
}
