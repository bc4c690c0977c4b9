package dev.portage.core.task;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;

/**
 * An entry that only the target has, and that may go; a directory with all that is below it.
 *
 * @param bytes the length of a file, 0 for a directory
 * @param contents the sum of the {@linkplain #trace traces} of all that lay below a directory when it was listed, 0 for a file
 */
public record Extra(String path, EntryKind kind, long bytes, long contents) {
    /** A number that another entry, another state of a file, or another place most probably does not have. */
    public static long trace(String path, Entry entry) {
        long trace = path.hashCode();
        if (!entry.isDirectory()) {
            trace = (trace * 31 + entry.length()) * 31 + entry.modified().toEpochMilli();
        }
        return trace * 0x9E3779B97F4A7C15L;
    }
}
