package dev.portage.api.storage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of files that are being written: hidden, next to the target, and to be recognised in a listing, so that they are never
 * copied, never taken for a difference, and always swept.
 */
public final class StagingName {
    private static final String PREFIX = ".portage-";
    private static final String SUFFIX = ".part";
    private static final Pattern NAME = Pattern.compile("\\.portage-([a-z0-9]+)-[A-Za-z0-9.-]+\\.part");

    private StagingName() {}

    /**
     * The name of a file that an attempt writes.
     *
     * @param attempt as in {@link StagingRequest#attempt}: the job's id, a hyphen, and what names the attempt within the job
     */
    public static String of(String attempt) {
        return PREFIX + attempt + SUFFIX;
    }

    /** The attempt that wrote a file of this name, perhaps with what its store has added; nothing if it is no such name. */
    public static Optional<String> attemptOf(String name) {
        return jobOf(name).map(job -> name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
    }

    /** Whether an entry is a temporary file, or named like one. */
    public static boolean isOf(Entry entry) {
        return !entry.isDirectory() && jobOf(entry.name()).isPresent();
    }

    /** A text that calls temporary files by another name. */
    public static String replacedIn(String text, String name) {
        return NAME.matcher(text).replaceAll(Matcher.quoteReplacement(name));
    }

    /** The id of the job that wrote a file of this name, or nothing if it is no such name. */
    public static Optional<String> jobOf(String name) {
        if (!name.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
