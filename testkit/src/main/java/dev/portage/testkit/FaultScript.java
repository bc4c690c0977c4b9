package dev.portage.testkit;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Says which calls of a {@link FaultyStorage} go wrong, and counts all of them. For an error in every place of a run:
 * run once with an empty script, and then, for each n up to {@link #calls()}, with a script that says {@code
 * whenAny().nth(n).fail(..)}.
 *
 * <pre>{@code
 * script.when(Operation.PUBLISH).nth(3).failAfterwards(ErrorCode.COMMIT_UNKNOWN);
 * script.whenAny().from(100).times(20).fail(ErrorCode.UNREACHABLE);
 * script.when(Operation.READ).below(directory).nth(1).flipBit();
 * }</pre>
 *
 * <p>The first fault that applies wins. Thread-safe; may be shared by several stores and changed while they are used.
 */
public final class FaultScript {
    private final List<Trigger> triggers = new CopyOnWriteArrayList<>();
    private final Map<Operation, Long> calls = new EnumMap<>(Operation.class);
    private boolean vanished;
    private boolean dead;

    /** A fault in calls of these kinds; it begins to count when its effect is given. */
    public Trigger when(Operation first, Operation... others) {
        return new Trigger(this, EnumSet.of(first, others));
    }

    /** A fault in calls of any kind; it begins to count when its effect is given. */
    public Trigger whenAny() {
        return new Trigger(this, EnumSet.allOf(Operation.class));
    }

    /** How many calls there were, failed ones included. */
    public synchronized long calls() {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many calls of some kinds there were, failed ones included. */
    public synchronized long calls(Operation... operations) {
        return Arrays.stream(operations)
                .distinct()
                .mapToLong(operation -> calls.getOrDefault(operation, 0L))
                .sum();
    }

    /**
     * Lets the store vanish: until {@link #restore} every call fails with {@code UNREACHABLE}, and an output that is
     * closed leaves what it had written, as if its process had died.
     */
    public synchronized void vanish() {
        vanished = true;
    }

    /**
     * Ends the process, as far as the store can tell: from now on every call throws {@link ProcessDeath}, and an output that is closed leaves
     * what it had written.
     */
    public synchronized void die() {
        dead = true;
    }

    /** Whether the process {@linkplain #die has died}. */
    public synchronized boolean isDead() {
        return dead;
    }

    /** Brings the store back. */
    public synchronized void restore() {
        vanished = false;
    }

    /** Forgets all faults; the counts stay. */
    public void clear() {
        triggers.clear();
    }

    /** Whether what is cleaned up now stays as it is. */
    synchronized boolean isGone() {
        return vanished || dead;
    }

    void add(Trigger trigger) {
        triggers.add(trigger);
    }

    /** Carries out a call, or fails, as the script has it. */
    <T> T call(Operation operation, Location location, Supplier<T> call) {
        Optional<Effect> effect = enter(operation, location);
        T result = call.get();
        leave(effect, operation, location);
        return result;
    }

    /** Carries out a call without a result, or fails, as the script has it. */
    void run(Operation operation, Location location, Runnable call) {
        Optional<Effect> effect = enter(operation, location);
        call.run();
        leave(effect, operation, location);
    }

    /** Counts a call and fails if it is to fail; otherwise gives the effect on its result. */
    Optional<Effect> enter(Operation operation, Location location) {
        Optional<Effect> effect = count(operation, location);
        String what = operation + " of " + location;
        effect.ifPresent(found -> begin(found, what));
        if (isDead()) {
            throw new ProcessDeath(what);
        }
        if (isGone()) {
            throw new PortageException(ErrorCode.UNREACHABLE, "injected fault: the store is gone, no " + what);
        }
        return effect;
    }

    private void begin(Effect effect, String what) {
        if (effect instanceof Effect.Fail fail) {
            throw new PortageException(fail.code(), "injected fault: " + what);
        }
        if (effect instanceof Effect.Vanish) {
            vanish();
        }
        if (effect instanceof Effect.Die) {
            die();
        }
        if (effect instanceof Effect.Wait wait) {
            wait.stall().hold(what);
        }
    }

    private synchronized Optional<Effect> count(Operation operation, Location location) {
        calls.merge(operation, 1L, Long::sum);
        Optional<Effect> effect = Optional.empty();
        for (Trigger trigger : triggers) {
            Optional<Effect> candidate = trigger.count(operation, location);
            effect = effect.or(() -> candidate);
        }
        return effect;
    }

    /** Fails after a call that was carried out, if it is to fail. */
    void leave(Optional<Effect> effect, Operation operation, Location location) {
        if (effect.isPresent() && effect.get() instanceof Effect.DieAfterwards) {
            die();
            throw new ProcessDeath(operation + " of " + location + " was the last thing it did");
        }
        if (effect.isPresent() && effect.get() instanceof Effect.FailAfterwards fail) {
            throw new PortageException(
                    fail.code(), "injected fault after it was done: " + operation + " of " + location);
        }
    }
}
