package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does the same with many things, several at a time. */
public final class Parallel {
    private Parallel() {}

    /**
     * Hands each item to an action, from so many threads at once; blocks until all are done.
     *
     * @param threads positive
     * @throws PortageException the first one that an action throws; items that were not begun are left out then
     */
    public static <T> void forEach(List<T> items, int threads, Stop stop, Consumer<T> action) {
        Queue<T> waiting = new ConcurrentLinkedQueue<>(items);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Runnable worker = () -> {
            try {
                for (T item = waiting.poll(); item != null && failure.get() == null; item = waiting.poll()) {
                    stop.check();
                    action.accept(item);
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        };
        List<Thread> pool = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, items.size()); i++) {
            Thread thread = new Thread(worker, "portage-worker-" + i);
            thread.setDaemon(true);
            thread.start();
            pool.add(thread);
        }
        join(pool);
        Throwable first = failure.get();
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private static void join(List<Thread> pool) {
        try {
            for (Thread thread : pool) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortageException(ErrorCode.INTERRUPTED, "interrupted while waiting", e);
        }
    }
}
