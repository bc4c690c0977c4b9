package dev.portage.api.storage;

/**
 * A part of a file.
 *
 * @param index 0 for the first range of the file, counting up without gaps
 * @param offset bytes from the start of the file, non-negative
 * @param length bytes, non-negative
 */
public record ByteRange(int index, long offset, long length) {
    public ByteRange {
        if (index < 0 || offset < 0 || length < 0) {
            throw new IllegalArgumentException("negative range: " + index + ", " + offset + ", " + length);
        }
    }

    /** The first byte behind the range. */
    public long end() {
        return offset + length;
    }
}
