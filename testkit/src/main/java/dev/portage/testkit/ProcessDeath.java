package dev.portage.testkit;

/** What every call throws when the process is said to be dead: no code under test knows it, so none goes on after it. */
public final class ProcessDeath extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProcessDeath(String what) {
        super("injected death of the process: " + what);
    }
}
