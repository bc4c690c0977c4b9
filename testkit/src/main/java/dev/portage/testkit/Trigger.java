package dev.portage.testkit;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Location;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A fault in the making: first which calls it hits, then what it does to them. Without more words it hits every call
 * of its kinds. Made by one thread; once its effect is given it is part of its script.
 */
public final class Trigger {
    private final FaultScript script;
    private final Set<Operation> operations;
    private Predicate<Location> where = location -> true;
    private long first = 1;
    private long count = Long.MAX_VALUE;
    private long seen;
    private Optional<Effect> effect = Optional.empty();

    Trigger(FaultScript script, Set<Operation> operations) {
        this.script = script;
        this.operations = operations;
    }

    /** Only calls on this location; a staged file counts as its target. */
    public Trigger at(Location location) {
        where = location::equals;
        return this;
    }

    /** Only calls on this location and those below it. */
    public Trigger below(Location location) {
        where = location::contains;
        return this;
    }

    /** Only the n-th of the calls, counted from 1. */
    public Trigger nth(long n) {
        return from(n).times(1);
    }

    /** Only the n-th of the calls and those after it, counted from 1. */
    public Trigger from(long n) {
        if (n < 1) {
            throw new IllegalArgumentException("calls are counted from 1, not " + n);
        }
        first = n;
        return this;
    }

    /** Only so many calls. */
    public Trigger times(long times) {
        count = times;
        return this;
    }

    /** The calls fail, and nothing happens. */
    public void fail(ErrorCode code) {
        add(new Effect.Fail(code));
    }

    /** The calls are carried out, and then fail. */
    public void failAfterwards(ErrorCode code) {
        add(new Effect.FailAfterwards(code));
    }

    /** The store {@linkplain FaultScript#vanish vanishes} with the call. */
    public void vanish() {
        add(new Effect.Vanish());
    }

    /** The process {@linkplain FaultScript#die dies} before the call. */
    public void die() {
        add(new Effect.Die());
    }

    /** The call is carried out, and then the process {@linkplain FaultScript#die dies}. */
    public void dieAfterwards() {
        add(new Effect.DieAfterwards());
    }

    /** The calls stall before they are carried out. */
    public Stall stall() {
        Stall stall = new Stall();
        add(new Effect.Wait(stall));
        return stall;
    }

    /** The reads give one byte, however large the buffer is. */
    public void shorten() {
        requireOnly(Operation.READ);
        add(new Effect.Shorten());
    }

    /** The reads give, or the writes take, their first byte with a wrong bit. */
    public void flipBit() {
        requireOnly(operations.contains(Operation.WRITE) ? Operation.WRITE : Operation.READ);
        add(new Effect.FlipBit());
    }

    /** The checksums are wrong. */
    public void lie() {
        requireOnly(Operation.CHECKSUM);
        add(new Effect.Lie());
    }

    private void requireOnly(Operation operation) {
        if (!operations.equals(Set.of(operation))) {
            throw new IllegalArgumentException("this can only be done to " + operation + ", not to " + operations);
        }
    }

    private void add(Effect chosen) {
        effect = Optional.of(chosen);
        script.add(this);
    }

    /** Takes note of a call. The script calls it under its lock. */
    Optional<Effect> count(Operation operation, Location location) {
        if (!operations.contains(operation) || !where.test(location)) {
            return Optional.empty();
        }
        seen++;
        return seen >= first && seen - first < count ? effect : Optional.empty();
    }
}
