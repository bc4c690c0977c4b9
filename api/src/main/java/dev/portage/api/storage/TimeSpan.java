package dev.portage.api.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When something happened, as exactly as it is known, by a store's clock.
 *
 * @param from the earliest instant, included
 * @param to the latest instant, included
 */
public record TimeSpan(Instant from, Instant to) {
    /** What the coarsest stores round times to. */
    private static final Duration COARSEST = Duration.ofSeconds(2);

    public TimeSpan {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a time span cannot end at " + to + " and begin at " + from);
        }
    }

    /** Exactly then. */
    public static TimeSpan at(Instant instant) {
        return new TimeSpan(instant, instant);
    }

    /** What a store may make of a time that it was told to keep. */
    public static TimeSpan ofKept(Instant told) {
        return new TimeSpan(told.minus(COARSEST), told);
    }

    /** Whether an instant lies within; to the millisecond, which is all that some stores tell. */
    public boolean contains(Instant instant) {
        Instant millis = millis(instant);
        return !millis.isBefore(millis(from)) && !millis.isAfter(millis(to));
    }

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
