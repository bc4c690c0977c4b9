package dev.portage.storage.hadoop;

import dev.portage.api.storage.TimeSpan;
import java.time.Duration;
import java.time.Instant;

/**
 * A store's clock, as far as an answer tells it.
 *
 * @param told the time that the answer told
 * @param asked when the question was about to be sent, by {@link System#nanoTime}
 */
record StoreClock(Instant told, long asked) {
    /** Clocks tell whole milliseconds. */
    private static final Duration ROUNDING = Duration.ofMillis(1);

    /** From the answer until now, which the clock may have reached at most. */
    TimeSpan since() {
        Duration passed = Duration.ofNanos(System.nanoTime() - asked);
        return new TimeSpan(told, told.plus(passed).plus(ROUNDING));
    }
}
