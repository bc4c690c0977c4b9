package dev.portage.core.run;

import java.util.Optional;

/** Knows whether anybody waits at this moment for a store that does not answer, for whoever shows it. Thread-safe. */
public final class Absences {
    private int waiting;
    private String latest = "";

    /** Somebody begins to wait, or goes on to. */
    synchronized void begin(String reason) {
        waiting++;
        latest = reason;
    }

    /** Somebody no longer waits. */
    synchronized void end() {
        waiting--;
    }

    /** Why somebody waits, if anybody does: the latest reason. */
    public synchronized Optional<String> present() {
        return waiting > 0 ? Optional.of(latest) : Optional.empty();
    }
}
