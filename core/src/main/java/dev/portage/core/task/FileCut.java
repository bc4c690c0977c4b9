package dev.portage.core.task;

import dev.portage.api.storage.ByteRange;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a large file is cut into ranges of one length, the last one shorter.
 *
 * @param length of the file in bytes, positive
 * @param rangeLength bytes, positive
 */
public record FileCut(long length, long rangeLength) {
    public FileCut {
        if (length <= 0 || rangeLength <= 0) {
            throw new IllegalArgumentException("cannot cut " + length + " bytes into ranges of " + rangeLength);
        }
    }

    /** How many ranges there are, at least one. */
    public int count() {
        return Math.toIntExact((length + rangeLength - 1) / rangeLength);
    }

    /** The range of an index below {@link #count}. */
    public ByteRange range(int index) {
        long offset = index * rangeLength;
        return new ByteRange(index, offset, Math.min(rangeLength, length - offset));
    }

    /** All ranges in order. */
    public List<ByteRange> ranges() {
        return IntStream.range(0, count()).mapToObj(this::range).toList();
    }
}
