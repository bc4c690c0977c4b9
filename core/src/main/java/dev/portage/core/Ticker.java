package dev.portage.core;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something every two seconds until it is stopped; an error of it ends the doing, and nothing else. */
final class Ticker {
    private static final long SECONDS = 2;

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "portage-ticker");
        thread.setDaemon(true);
        return thread;
    });

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the executor
    Ticker(Runnable action) {
        executor.scheduleWithFixedDelay(action, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** Blocks until no action goes on any more. */
    void stop() throws InterruptedException {
        executor.shutdownNow();
        executor.awaitTermination(SECONDS, TimeUnit.SECONDS);
    }
}
