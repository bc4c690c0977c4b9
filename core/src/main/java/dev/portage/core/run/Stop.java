package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Tells everybody who works on a job that it is to end before its time. Thread-safe. */
public final class Stop {
    /** How to wait. */
    public interface Waiting {
        /** Blocks until a latch is open or so many milliseconds are over; tells whether it is open. */
        boolean await(CountDownLatch latch, long millis) throws InterruptedException;
    }

    private final AtomicReference<@Nullable PortageException> reason = new AtomicReference<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Waiting waiting;

    /** Nobody has asked yet; waits by the system's clock. */
    public Stop() {
        this((latch, millis) -> latch.await(millis, TimeUnit.MILLISECONDS));
    }

    /** Nobody has asked yet. */
    public Stop(Waiting waiting) {
        this.waiting = waiting;
    }

    /** Asks for the end because the user wants it. */
    public void byUser() {
        because(new PortageException(ErrorCode.INTERRUPTED, "stopped by the user"));
    }

    /** Asks for the end because going on makes no sense; the first reason counts. */
    public void because(PortageException cause) {
        reason.compareAndSet(null, cause);
        asked.countDown();
    }

    /** Why the job is to end, or nothing if it is not. */
    public Optional<PortageException> reason() {
        return Optional.ofNullable(reason.get());
    }

    /** Whether the job is to end. */
    public boolean isAsked() {
        return asked.getCount() == 0;
    }

    /**
     * Does nothing unless the job is to end.
     *
     * @throws PortageException {@link ErrorCode#INTERRUPTED} if it is
     */
    public void check() {
        if (isAsked()) {
            throw new PortageException(ErrorCode.INTERRUPTED, "stopped before it was done");
        }
    }

    /**
     * Waits.
     *
     * @throws PortageException {@link ErrorCode#INTERRUPTED} as soon as the job is to end
     */
    public void sleep(long millis) {
        try {
            if (waiting.await(asked, millis)) {
                check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortageException(ErrorCode.INTERRUPTED, "interrupted while waiting", e);
        }
    }
}
