package dev.portage.api.config;

/**
 * How copied files are proven.
 *
 * @param verification the way
 * @param demand whether a file that cannot be proven that way is a failure
 */
public record Proving(Verification verification, Demand demand) {
    /** What an unproven file is. */
    public enum Demand {
        /** Counted and listed. */
        BEST_EFFORT,
        /** A failure; the file is not published. */
        REQUIRED
    }
}
