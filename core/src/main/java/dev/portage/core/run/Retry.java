package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tries again what may succeed later, waiting twice as long each time. A store that does not answer is given as long as a restart takes;
 * other errors are given a few tries. Thread-safe.
 */
public final class Retry {
    private static final long FIRST_WAIT_MILLIS = 200;
    private static final int FEW_TRIES = 3;

    private final long patienceMillis;
    private final Consumer<Long> sleeper;
    private final Absences absences;

    /**
     * A policy.
     *
     * @param patience how long in all to wait for a store that does not answer; the attempts themselves do not count, since a
     *     copy may have run for an hour when its store goes away
     * @param sleeper waits for so many milliseconds, or throws if the job is to end
     */
    public Retry(Duration patience, Consumer<Long> sleeper) {
        this(patience, sleeper, new Absences());
    }

    /**
     * A policy that lets others see what is waited for.
     *
     * @param absences is told while a store does not answer
     */
    public Retry(Duration patience, Consumer<Long> sleeper, Absences absences) {
        this.patienceMillis = patience.toMillis();
        this.sleeper = sleeper;
        this.absences = absences;
    }

    /** Calls until it succeeds, or until its error says that it will not. */
    public <T> T call(Supplier<T> attempt) {
        return call(attempt, Set.of());
    }

    /** As {@link #call(Supplier)}, and gives every error that may pass as long as a store that does not answer. */
    public <T> T callPatiently(Supplier<T> attempt) {
        return call(attempt, Set.of(), failure -> true);
    }

    /**
     * Calls until it succeeds, or until its error says that it will not.
     *
     * @param lasting errors that this attempt will meet again
     */
    public <T> T call(Supplier<T> attempt, Set<ErrorCode> lasting) {
        return call(attempt, lasting, Retry::isStoreAway);
    }

    private <T> T call(Supplier<T> attempt, Set<ErrorCode> lasting, Predicate<PortageException> isWaitedFor) {
        Wait wait = new Wait();
        try {
            return call(attempt, lasting, isWaitedFor, wait);
        } finally {
            wait.over();
        }
    }

    /** Whether one call waits for a store, in the attempts too, which may take longer than the pauses. */
    private final class Wait {
        private boolean begun;

        void because(PortageException e) {
            over();
            begun = isStoreAway(e);
            if (begun) {
                absences.begin(e.getMessage());
            }
        }

        void over() {
            if (begun) {
                absences.end();
            }
            begun = false;
        }
    }

    private <T> T call(
            Supplier<T> attempt, Set<ErrorCode> lasting, Predicate<PortageException> isWaitedFor, Wait absence) {
        Optional<PortageException> first = Optional.empty();
        long wait = FIRST_WAIT_MILLIS;
        long waited = 0;
        for (int tries = 1; ; tries++) {
            try {
                return attempt.get();
            } catch (PortageException e) {
                boolean enough = isWaitedFor.test(e) ? waited >= patienceMillis : tries >= FEW_TRIES;
                if (enough || !e.code().isRetryable() || lasting.contains(e.code())) {
                    first.ifPresent(origin -> attach(origin, e));
                    throw e;
                }
                first = first.or(() -> Optional.of(e));
                absence.because(e);
            }
            sleeper.accept(wait);
            waited += wait;
            wait = Math.min(2 * wait, Math.max(FIRST_WAIT_MILLIS, patienceMillis / 4));
        }
    }

    /** What failed first is often the cause of what fails in another way afterwards. */
    private static void attach(PortageException first, PortageException last) {
        if (first != last && !Objects.equals(first.getMessage(), last.getMessage())) {
            last.addSuppressed(first);
        }
    }

    private static boolean isStoreAway(PortageException e) {
        return e.code() == ErrorCode.UNREACHABLE || e.code() == ErrorCode.THROTTLED;
    }
}
