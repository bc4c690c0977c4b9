package dev.portage.api.config;

import dev.portage.api.DataSize;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much of the machine and the stores a job may use. None of it changes the outcome.
 *
 * @param parallel files or ranges in flight at once, positive; empty: as many as pay
 * @param bandwidth bytes per second over the whole job, positive; empty: no limit
 * @param operationsPerSecond calls to the stores per second over the whole job, positive; empty: no limit
 */
public record Limits(OptionalInt parallel, Optional<DataSize> bandwidth, OptionalInt operationsPerSecond) {
    /** No limits. */
    public static final Limits NONE = new Limits(OptionalInt.empty(), Optional.empty(), OptionalInt.empty());

    public Limits {
        if (parallel.orElse(1) < 1
                || operationsPerSecond.orElse(1) < 1
                || bandwidth.map(DataSize::bytes).orElse(1L) < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
