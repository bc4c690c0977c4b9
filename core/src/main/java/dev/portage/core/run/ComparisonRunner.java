package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Limits;
import dev.portage.core.Stores;
import dev.portage.core.task.Action;
import dev.portage.core.task.Discrepancy;
import dev.portage.core.task.Outcome;
import dev.portage.core.task.Task;
import java.util.function.LongConsumer;

/** Compares the contents of files. Thread-safe. */
public final class ComparisonRunner implements TaskRunner {
    private final Stop stop;
    private final OutcomeSink outcomes;
    private final Breaker breaker;
    private final Retry retry;
    private final ContentComparer comparer;
    private final LongConsumer progress;

    /**
     * A runner for one job.
     *
     * @param limits of the machine and the stores
     * @param retry says what is tried again
     * @param progress is told how many bytes of files have just been compared
     */
    public ComparisonRunner(
            Stores stores, Stop stop, OutcomeSink outcomes, Limits limits, Retry retry, LongConsumer progress) {
        this.progress = progress;
        this.stop = stop;
        this.outcomes = outcomes;
        this.breaker = new Breaker(stop);
        this.retry = retry;
        this.comparer = new ContentComparer(stores, new Transfer(stop, limits, bytes -> {}));
    }

    @Override
    public void run(Task task) {
        for (Action action : task.actions()) {
            stop.check();
            if (!(action instanceof Action.CompareFile comparison)) {
                throw new IllegalArgumentException("not a comparison: " + action);
            }
            outcomes.accept(compare(comparison));
            progress.accept(comparison.bytes());
        }
    }

    private Outcome compare(Action.CompareFile action) {
        try {
            boolean same = retry.call(() -> comparer.isSame(
                    action.source().location(),
                    action.target().location(),
                    action.source().length()));
            return same
                    ? new Outcome.Identical(action.path(), action.bytes())
                    : new Outcome.Differs(action.path(), Discrepancy.CONTENT, "same length, other checksum");
        } catch (PortageException e) {
            if (e.code() == ErrorCode.INTERRUPTED) {
                throw e;
            }
            breaker.failed(e);
            return Outcome.Failed.of(action.path(), e);
        }
    }
}
