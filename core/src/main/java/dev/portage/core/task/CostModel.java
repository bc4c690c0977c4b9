package dev.portage.core.task;

/**
 * What an action costs in seconds: so much for each file, and so much for each byte. Both follow what the stores are seen to take.
 * Thread-safe.
 */
public final class CostModel {
    private static final double SECONDS_PER_BYTE = 1.0 / (100 << 20);
    private static final double WEIGHT_OF_NEWS = 0.1;
    private static final double LEAST_SCALE = 0.05;
    private static final double MOST_SCALE = 100;

    private volatile double scale = 1;

    /** The cost of so many files with so many bytes in all, in seconds. */
    public double seconds(long files, long bytes) {
        return scale * raw(files, bytes);
    }

    /** Learns what a task took. */
    public synchronized void learn(long files, long bytes, double seconds) {
        double seen = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, seconds / raw(files, bytes)));
        scale += WEIGHT_OF_NEWS * (seen - scale);
    }

    private static double raw(long files, long bytes) {
        return 0.01 * files + SECONDS_PER_BYTE * bytes;
    }
}
