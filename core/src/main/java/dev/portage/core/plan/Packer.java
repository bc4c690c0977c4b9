package dev.portage.core.plan;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.run.TaskQueue;
import dev.portage.core.task.Action;
import dev.portage.core.task.CostModel;
import dev.portage.core.task.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs actions into tasks and puts them into the queue: a range is a task of its own, small actions share one until it costs about a
 * fifth of a second, or less while workers have nothing to do. Used by the planning thread.
 */
public final class Packer implements AutoCloseable {
    private static final double SECONDS_PER_TASK = 0.2;
    private static final int MOST_ACTIONS = 64;

    private final TaskQueue queue;
    private final CostModel costs;
    private final List<Action> open = new ArrayList<>();
    private long openBytes;
    private long tasks;

    /** A packer for one queue. */
    public Packer(TaskQueue queue, CostModel costs) {
        this.queue = queue;
        this.costs = costs;
    }

    /** Takes an action; blocks while the queue is full. */
    public void add(Action action) {
        if (action instanceof Action.CopyRange) {
            put(List.of(action), action.bytes());
            return;
        }
        open.add(action);
        openBytes += action.bytes();
        if (open.size() >= MOST_ACTIONS
                || costs.seconds(open.size(), openBytes) >= SECONDS_PER_TASK
                || queue.isHungry()) {
            flush();
        }
    }

    private void flush() {
        if (open.isEmpty()) {
            return;
        }
        put(open, openBytes);
        open.clear();
        openBytes = 0;
    }

    private void put(List<Action> actions, long bytes) {
        try {
            queue.put(new Task(++tasks, actions), costs.seconds(actions.size(), bytes));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortageException(ErrorCode.INTERRUPTED, "interrupted while planning", e);
        }
    }

    /** Puts what is left; the queue stays open. */
    @Override
    public void close() {
        flush();
    }
}
