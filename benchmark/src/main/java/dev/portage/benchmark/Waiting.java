package dev.portage.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for something outside this process. */
final class Waiting {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Something that may be so, or not yet. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException;
    }

    private Waiting() {}

    /**
     * Blocks until the condition holds.
     *
     * @throws IOException if it does not within three minutes
     */
    static void until(String what, Condition condition) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException("waited " + LIMIT.toSeconds() + " s in vain until " + what);
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting", e);
        }
    }
}
