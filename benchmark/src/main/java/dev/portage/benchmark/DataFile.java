package dev.portage.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.util.SplittableRandom;

/**
 * A file of a data set. Its content follows from its seed, so an arrival can be checked without reading the source.
 *
 * @param path relative to the data set's root, with {@code /} between names
 * @param size bytes, non-negative
 * @param seed of the content
 */
record DataFile(String path, long size, long seed) {
    private static final int BUFFER = 1 << 16;

    DataFile {
        if (size < 0) {
            throw new IllegalArgumentException("negative size of " + path + ": " + size);
        }
    }

    /** Writes the whole content; leaves the stream open. */
    void writeTo(OutputStream out) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] buffer = new byte[BUFFER];
        for (long left = size; left > 0; left -= BUFFER) {
            random.nextBytes(buffer);
            out.write(buffer, 0, (int) Math.min(left, BUFFER));
        }
    }
}
