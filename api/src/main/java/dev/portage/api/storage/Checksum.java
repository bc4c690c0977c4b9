package dev.portage.api.storage;

import java.util.Locale;

/**
 * A checksum of some content.
 *
 * @param value the 32 bits of the checksum
 */
public record Checksum(ChecksumAlgorithm algorithm, int value) {
    /** Reads the text that {@link #toString} writes. */
    public static Checksum parse(String text) {
        int colon = text.indexOf(':');
        return new Checksum(
                ChecksumAlgorithm.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)),
                Integer.parseUnsignedInt(text.substring(colon + 1), 16));
    }

    /** Algorithm and eight hexadecimal digits: {@code crc32c:e3069283}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s:%08x", algorithm.name().toLowerCase(Locale.ROOT), value);
    }
}
