package dev.portage.core.run;

import dev.portage.api.PortageException;
import dev.portage.core.task.Outcome;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops a job whose environment is gone: better one clear end than a million files that fail one after the other. Thread-safe.
 */
final class Breaker {
    private static final int FULL_IN_A_ROW = 20;

    private final Stop stop;
    private final AtomicInteger full = new AtomicInteger();

    Breaker(Stop stop) {
        this.stop = stop;
    }

    /** Something was done; only bytes that arrived show that there is room: a full disk goes on taking directories and empty files. */
    void succeeded(Outcome outcome) {
        if (outcome instanceof Outcome.Copied copied && copied.moved() > 0) {
            full.set(0);
        }
    }

    void failed(PortageException cause) {
        switch (cause.code()) {
            case UNREACHABLE, JOURNAL -> stop.because(cause);
            case NO_SPACE -> {
                if (full.incrementAndGet() >= FULL_IN_A_ROW) {
                    stop.because(cause);
                }
            }
            default -> {}
        }
    }
}
