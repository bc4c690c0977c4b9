package dev.portage.testkit;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * In what the protocol of a store differs from S3's, as far as tests need it.
 *
 * @param prefix of the headers that are its own, in lower case, such as {@code x-cos-}
 * @param copySource turns what it calls the source of a copy into S3's {@code /BUCKET/KEY}
 * @param document turns an XML document of S3 into one of its own
 */
public record Dialect(String prefix, UnaryOperator<String> copySource, UnaryOperator<String> document) {
    private static final String COMMON = "x-amz-";

    private static final Pattern FIRST_LETTER = Pattern.compile("(?<![a-z])[a-z]");

    /** How the names of those headers begin that mean the same everywhere. */
    private static final List<String> SHARED = List.of("copy-source", "meta");

    /** The header that S3 has for one of this store. Those of which it knows nothing keep their names, and are passed over by it. */
    String headerForStore(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = lower.startsWith(prefix) ? lower.substring(prefix.length()) : "";
        return SHARED.stream().anyMatch(plain::startsWith) ? COMMON + plain : lower;
    }

    /** The value that S3 has for a header of this store. */
    String valueForStore(String name, String value) {
        return name.toLowerCase(Locale.ROOT).equals(prefix + "copy-source") ? copySource.apply(value) : value;
    }

    /** The header that this store has for one of S3, in the one way of writing that every client understands. */
    String headerForClient(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith(COMMON)) {
            return prefix + lower.substring(COMMON.length());
        }
        return lower.equals("etag") ? "ETag" : capitalized(lower);
    }

    private static String capitalized(String name) {
        return FIRST_LETTER.matcher(name).replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT));
    }
}
