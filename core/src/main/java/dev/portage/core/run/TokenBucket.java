package dev.portage.core.run;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets so many tokens pass per second, over all threads together; a tenth of a second's worth may pass at once. Thread-safe.
 */
final class TokenBucket {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final double tokensPerNano;
    private final LongSupplier nanoClock;
    private final LongConsumer sleepNanos;
    /** When all that has passed would have passed at exactly the rate. */
    private double paidUntil;

    /**
     * A bucket.
     *
     * @param tokensPerSecond positive
     * @param nanoClock as {@link System#nanoTime}
     * @param sleepNanos waits for so many nanoseconds
     */
    TokenBucket(long tokensPerSecond, LongSupplier nanoClock, LongConsumer sleepNanos) {
        this.tokensPerNano = (double) tokensPerSecond / NANOS_PER_SECOND;
        this.nanoClock = nanoClock;
        this.sleepNanos = sleepNanos;
        this.paidUntil = nanoClock.getAsLong();
    }

    /** Waits until so many tokens may pass. */
    void take(long tokens) {
        long wait = reserve(tokens);
        if (wait > 0) {
            sleepNanos.accept(wait);
        }
    }

    private synchronized long reserve(long tokens) {
        long now = nanoClock.getAsLong();
        paidUntil = Math.max(paidUntil, now - NANOS_PER_SECOND / 10.0) + tokens / tokensPerNano;
        return (long) (paidUntil - now);
    }
}
