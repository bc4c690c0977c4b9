package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.task.Action;
import dev.portage.core.task.CostModel;
import dev.portage.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs tasks in threads of this process. Thread-safe. */
public final class LocalEngine {
    private final int threads;
    private final CostModel costs;
    private final Stop stop;

    /**
     * An engine.
     *
     * @param threads how many tasks run at once, positive
     * @param costs learns what tasks take
     */
    public LocalEngine(int threads, CostModel costs, Stop stop) {
        this.threads = threads;
        this.costs = costs;
        this.stop = stop;
    }

    /** Begins to run what comes out of a queue. */
    public Running start(TaskQueue queue, TaskRunner runner) {
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread worker = new Thread(() -> work(queue, runner), "portage-worker-" + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
        return new Running(workers);
    }

    /** The end of a thread's world: what comes up to here and is not known is a defect, and ends the job. */
    private void work(TaskQueue queue, TaskRunner runner) {
        try {
            Optional<Task> task = queue.take();
            while (task.isPresent() && !stop.isAsked()) {
                run(task.get(), runner);
                task = queue.take();
            }
        } catch (PortageException e) {
            stop.because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.byUser();
        } catch (RuntimeException | Error e) {
            stop.because(new PortageException(ErrorCode.INTERNAL, "a worker failed: " + e, e));
        }
        if (stop.isAsked()) {
            queue.abandon();
        }
    }

    private void run(Task task, TaskRunner runner) {
        long begin = System.nanoTime();
        runner.run(task);
        long bytes = task.actions().stream().mapToLong(Action::bytes).sum();
        costs.learn(task.actions().size(), bytes, (System.nanoTime() - begin) / 1e9);
    }

    /** Workers at work. */
    public static final class Running {
        private final List<Thread> workers;

        private Running(List<Thread> workers) {
            this.workers = workers;
        }

        /** Waits until the queue is closed and all that was in it is done, or the job was stopped. */
        public void await() throws InterruptedException {
            for (Thread worker : workers) {
                worker.join();
            }
        }
    }
}
