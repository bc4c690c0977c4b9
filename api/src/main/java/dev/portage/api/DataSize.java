package dev.portage.api;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of data. Units are powers of 1,024, as everywhere in Hadoop: {@code 1KB} is 1,024 bytes.
 *
 * @param bytes the amount in bytes, non-negative
 */
public record DataSize(long bytes) implements Comparable<DataSize> {
    private static final Pattern TEXT =
            Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([KMGTP]?)(?:I?B)?(?:/S)?", Pattern.CASE_INSENSITIVE);
    private static final String PREFIXES = "KMGTP";

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("negative size: " + bytes);
        }
    }

    /** So many bytes. */
    public static DataSize ofBytes(long bytes) {
        return new DataSize(bytes);
    }

    /** So many times 1,024 bytes. */
    public static DataSize ofKilobytes(long count) {
        return new DataSize(Math.multiplyExact(count, 1L << 10));
    }

    /** So many times 1,048,576 bytes. */
    public static DataSize ofMegabytes(long count) {
        return new DataSize(Math.multiplyExact(count, 1L << 20));
    }

    /**
     * Reads a number with an optional unit: {@code 512}, {@code 64k}, {@code 200MB}, {@code 1.5 GiB}, {@code 10MB/s}.
     *
     * @throws PortageException {@link ErrorCode#INVALID_ARGUMENT} if the text is not a size below 2^63 bytes
     */
    public static DataSize parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT, "'" + text + "' is not a size; write it as 512, 64KB, 200MB or 1.5GB");
        }
        String prefix = matcher.group(2).toUpperCase(Locale.ROOT);
        long unit = prefix.isEmpty() ? 1 : 1L << (10 * (PREFIXES.indexOf(prefix) + 1));
        double bytes = Double.parseDouble(matcher.group(1)) * unit;
        if (bytes >= Long.MAX_VALUE) {
            throw new PortageException(ErrorCode.INVALID_ARGUMENT, "'" + text + "' is more than 2^63 bytes");
        }
        return new DataSize(matcher.group(1).contains(".") ? (long) bytes : Long.parseLong(matcher.group(1)) * unit);
    }

    /** Orders by amount. */
    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** The amount for people, with three significant digits: {@code 1.50 GB}. */
    @Override
    public String toString() {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes;
        int prefix = -1;
        while (value >= 999.5 && prefix < PREFIXES.length() - 1) {
            value /= 1024;
            prefix++;
        }
        int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f %cB", value, PREFIXES.charAt(prefix));
    }
}
