package dev.portage.core.run;

import dev.portage.api.PortageException;
import dev.portage.api.config.Verification;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StoreCopying;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * Finds files that their store can copy itself, because source and target lie in it. A store that says that it does so and then refuses
 * several times on end is not asked again; how often bytes had to pass through this process because of that is counted. Thread-safe.
 */
final class StoreCopies {
    /** A single file may be refused for a reason of its own. */
    private static final int MOST_REFUSALS = 8;

    private final Workplace workplace;
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicReference<String> reason = new AtomicReference<>("");
    private final LongAdder passed = new LongAdder();

    /** No store has refused yet. */
    StoreCopies(Workplace workplace) {
        this.workplace = workplace;
    }

    /** Whoever copies a file within the store; nobody if it has to be read, in order to copy it or to prove it. */
    Optional<StoreCopying> of(String path, Entry source) {
        if (source.identity().isEmpty() || workplace.options().proving().verification() == Verification.READ_BACK) {
            return Optional.empty();
        }
        Location target = workplace.target(path);
        Optional<StoreCopying> store = workplace
                .target()
                .capability(StoreCopying.class)
                .filter(copying -> copying.reaches(source.location(), target));
        if (store.isPresent() && refusals.get() >= MOST_REFUSALS) {
            passed.increment();
            return Optional.empty();
        }
        return store;
    }

    /** The store has done what it was asked for. */
    void succeeded() {
        refusals.set(0);
    }

    /** Whether a failure means that the bytes are to pass through this process after all. */
    boolean isRefusal(PortageException failure) {
        switch (failure.code()) {
            case UNSUPPORTED, UNPROVEN -> {
                passed.increment();
                refusals.incrementAndGet();
                reason.set(String.valueOf(failure.getMessage()));
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    /** What the user should know of what the store should have copied and did not. */
    Optional<String> notice() {
        long count = passed.sum();
        return count == 0
                ? Optional.empty()
                : Optional.of((count == 1 ? "1 file or range" : count + " files or ranges")
                        + " passed through this machine, although source and target lie in one store: " + reason.get());
    }
}
