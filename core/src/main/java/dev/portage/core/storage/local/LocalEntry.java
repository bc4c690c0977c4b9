package dev.portage.core.storage.local;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Times;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Describes what lies at a path, with one call to the system where it is a file. */
final class LocalEntry {
    private LocalEntry() {}

    /** What lies at a path, or nothing. */
    static Optional<Entry> find(Location location, Path path) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(describe(location, found, kind(path, found)));
        } catch (FileSystemException e) {
            return findLink(location, path, e);
        }
    }

    /** A link that cannot be followed, whatever the reason, or nothing. */
    private static Optional<Entry> findLink(Location location, Path path, FileSystemException cause)
            throws IOException {
        if (Files.isSymbolicLink(path)) {
            return Optional.of(other(location, path));
        }
        if (cause instanceof NoSuchFileException || Failure.isBelowAFile(cause) || Failure.isLoop(cause)) {
            return Optional.empty();
        }
        throw cause;
    }

    /** What lies at a path, links not followed, as something that cannot be copied. */
    static Entry other(Location location, Path path) throws IOException {
        BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return describe(location, found, EntryKind.OTHER);
    }

    /** The identity of what a path leads to: its inode. */
    static Optional<String> identity(Path path) throws IOException {
        return identity(Files.readAttributes(path, BasicFileAttributes.class));
    }

    private static Entry describe(Location location, BasicFileAttributes found, EntryKind kind) {
        Times times = new Times(
                found.lastModifiedTime().toInstant(), found.lastAccessTime().toInstant());
        return new Entry(
                location,
                kind,
                kind == EntryKind.FILE ? found.size() : 0,
                times.modified(),
                identity(found),
                Attributes.builder().times(times).build());
    }

    private static EntryKind kind(Path path, BasicFileAttributes found) {
        if (found.isRegularFile()) {
            return EntryKind.FILE;
        }
        return found.isDirectory() && !leadsBack(path) ? EntryKind.DIRECTORY : EntryKind.OTHER;
    }

    /**
     * Whether a directory is a link to one that is, or contains, a directory on the way to it. In an endless walk
     * some link comes again below itself, and then it leads to a directory on the way.
     */
    private static boolean leadsBack(Path directory) {
        if (!Files.isSymbolicLink(directory)) {
            return false;
        }
        try {
            Path target = directory.toRealPath();
            for (Path above = directory.getParent(); above != null; above = above.getParent()) {
                if (above.toRealPath().startsWith(target)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Takes the inode out of the text of the file key, {@code (dev=fd01,ino=123)}: device numbers change when a disk is mounted anew. */
    static Optional<String> identity(BasicFileAttributes found) {
        return Optional.ofNullable(found.fileKey()).map(key -> {
            String text = key.toString();
            int inode = text.indexOf(",ino=");
            return inode > 0 ? text.substring(inode + 5, text.length() - 1) : text;
        });
    }
}
