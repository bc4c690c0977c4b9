package dev.portage.testkit;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.util.concurrent.CountDownLatch;

/** A call that does not come back until it is released or interrupted. Thread-safe. */
public final class Stall {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    Stall() {}

    /** Blocks until a call stalls. */
    public void awaitReached() throws InterruptedException {
        reached.await();
    }

    /** Lets the call go on, and those that would stall after it. */
    public void release() {
        released.countDown();
    }

    void hold(String what) {
        reached.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortageException(ErrorCode.INTERRUPTED, "interrupted while stalled: " + what, e);
        }
    }
}
