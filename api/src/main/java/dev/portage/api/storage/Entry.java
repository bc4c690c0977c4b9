package dev.portage.api.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * A file or directory as its store describes it. Symbolic links are described as what they lead to.
 *
 * @param location its address
 * @param length of the content in bytes; 0 for a directory
 * @param modified when the content last changed, as exactly as the store keeps it
 * @param identity the store's name for this very content or object (inode, HDFS file id, ETag), where it has one. A file
 *     keeps its identity when it is renamed; another file in its place has another
 * @param attributes those that the store gave along with the listing, for free
 */
public record Entry(
        Location location,
        EntryKind kind,
        long length,
        Instant modified,
        Optional<String> identity,
        Attributes attributes) {

    public Entry {
        if (length < 0) {
            throw new IllegalArgumentException("negative length of " + location + ": " + length);
        }
    }

    /** The last component of the location. */
    public String name() {
        return location.name();
    }

    /** Whether it is a file. */
    public boolean isFile() {
        return kind == EntryKind.FILE;
    }

    /** Whether it is a directory. */
    public boolean isDirectory() {
        return kind == EntryKind.DIRECTORY;
    }
}
