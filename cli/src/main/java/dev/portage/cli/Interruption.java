package dev.portage.cli;

import dev.portage.core.run.Stop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/**
 * Turns Ctrl-C, and a termination signal, into a clean end: the job is asked to stop, and the process waits until it has said so. The
 * process ends with the signal's exit code.
 */
public final class Interruption {
    private static final long PATIENCE_SECONDS = 20;
    private static final AtomicBoolean UNDER_WAY = new AtomicBoolean();

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Stop stop) {
        hook = new Thread(() -> end(stop), "portage-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Runs a job, up to and including what is said of it at its end. */
    public static int during(Stop stop, IntSupplier job) {
        Interruption interruption = new Interruption(stop);
        try {
            return job.getAsInt();
        } finally {
            interruption.finish();
        }
    }

    /** Whether the process is ending already. */
    static boolean isUnderWay() {
        return UNDER_WAY.get();
    }

    private void end(Stop stop) {
        UNDER_WAY.set(true);
        stop.byUser();
        try {
            finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            UNDER_WAY.set(true); // the signal came first, and the process is ending
        }
    }
}
