package dev.portage.core.run;

import dev.portage.core.task.Task;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Where planned tasks wait: the dearest is taken first, so that a large one does not begin when everything else is over. Holds so many
 * tasks; whoever plans ahead of the workers waits. Thread-safe.
 */
public final class TaskQueue {
    private final int capacity;
    private final PriorityQueue<Waiting> tasks = new PriorityQueue<>(
            Comparator.comparingDouble(Waiting::cost).reversed().thenComparingLong(waiting -> waiting.task.id()));
    private int hungry;
    private boolean closed;

    /**
     * An empty queue.
     *
     * @param capacity how many tasks may wait, positive
     */
    public TaskQueue(int capacity) {
        this.capacity = capacity;
    }

    private record Waiting(Task task, double cost) {}

    /** Adds a task; blocks while the queue is full. A task that comes after {@link #close} is dropped. */
    public synchronized void put(Task task, double cost) throws InterruptedException {
        while (tasks.size() >= capacity && !closed) {
            wait();
        }
        if (!closed) {
            tasks.add(new Waiting(task, cost));
            notifyAll();
        }
    }

    /** The dearest task; blocks until there is one. Nothing, when there will be none any more. */
    public synchronized Optional<Task> take() throws InterruptedException {
        hungry++;
        try {
            while (tasks.isEmpty() && !closed) {
                wait();
            }
        } finally {
            hungry--;
        }
        Waiting first = tasks.poll();
        notifyAll();
        return Optional.ofNullable(first).map(Waiting::task);
    }

    /** Whether somebody waits for a task and there is none. */
    public synchronized boolean isHungry() {
        return hungry > 0 && tasks.isEmpty();
    }

    /** No more tasks will come; those that wait are still handed out. */
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** No more tasks will come, and those that wait are forgotten. */
    public synchronized void abandon() {
        closed = true;
        tasks.clear();
        notifyAll();
    }
}
