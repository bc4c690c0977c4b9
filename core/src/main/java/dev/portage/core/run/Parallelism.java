package dev.portage.core.run;

import dev.portage.api.config.Limits;

/** How many tasks run at once. */
public final class Parallelism {
    private static final int LEAST = 16;
    private static final int MOST = 64;
    private static final int PER_PROCESSOR = 4;

    private Parallelism() {}

    /** What the user says, or else enough to have most of them wait for a store at any time. */
    public static int threads(Limits limits) {
        int processors = Runtime.getRuntime().availableProcessors();
        return limits.parallel().orElse(Math.max(LEAST, Math.min(MOST, PER_PROCESSOR * processors)));
    }
}
