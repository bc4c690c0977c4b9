package dev.portage.core;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Limits;
import dev.portage.core.plan.Packer;
import dev.portage.core.plan.PlanSink;
import dev.portage.core.report.Tally;
import dev.portage.core.run.LocalEngine;
import dev.portage.core.run.OutcomeSink;
import dev.portage.core.run.Parallelism;
import dev.portage.core.run.Stop;
import dev.portage.core.run.TaskQueue;
import dev.portage.core.run.TaskRunner;
import dev.portage.core.task.Action;
import dev.portage.core.task.CostModel;
import dev.portage.core.task.Outcome;
import java.util.function.Consumer;

/** Plans and carries out at the same time: the walk waits when it is too far ahead of the workers. Used by one thread. */
final class Pipeline {
    private static final int TASKS_AHEAD = 64;

    private final Limits limits;
    private final Stop stop;
    private final Tally tally;
    private final JobListener listener;

    Pipeline(Limits limits, Stop stop, Tally tally, JobListener listener) {
        this.limits = limits;
        this.stop = stop;
        this.tally = tally;
        this.listener = listener;
    }

    /** Blocks until all that the walk finds is done, or the job is to stop; {@link Stop#reason} says why then. */
    void run(TaskRunner runner, OutcomeSink outcomes, Consumer<PlanSink> walk) throws InterruptedException {
        CostModel costs = new CostModel();
        TaskQueue queue = new TaskQueue(TASKS_AHEAD);
        LocalEngine.Running running = new LocalEngine(Parallelism.threads(limits), costs, stop).start(queue, runner);
        try {
            plan(queue, new Packer(queue, costs), outcomes, walk);
        } finally {
            queue.close();
            running.await();
        }
    }

    /** Whatever keeps the planning from going on ends the job. */
    private void plan(TaskQueue queue, Packer packer, OutcomeSink outcomes, Consumer<PlanSink> walk) {
        try (packer) {
            walk.accept(sink(packer, outcomes));
            listener.planned();
        } catch (PortageException e) {
            stop.because(e);
        } catch (RuntimeException e) {
            stop.because(new PortageException(ErrorCode.INTERNAL, "the planning failed: " + e, e));
        }
        if (stop.isAsked()) {
            queue.abandon();
        }
    }

    private PlanSink sink(Packer packer, OutcomeSink outcomes) {
        return new PlanSink() {
            @Override
            public void add(Action action) {
                tally.planned(action.bytes());
                packer.add(action);
            }

            @Override
            public void settle(Outcome outcome) {
                outcomes.accept(outcome);
            }
        };
    }
}
