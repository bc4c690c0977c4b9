package dev.portage.core.storage.local;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Appending;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.RangedStaging;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.TreeRenaming;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file system of this machine.
 *
 * <ul>
 *   <li>A symbolic link is described and read as what it leads to. A link that leads nowhere or in a circle, or
 *       that cannot be followed, is {@code OTHER}, and so is one to a directory that is or contains a directory on the way to the link: a walk of a tree
 *       always ends.
 *   <li>A directory is listed in no order. A name that is no text, because its bytes are not valid in the encoding of
 *       names of this process, is listed as {@code OTHER}, its offending bytes written as {@code \xff}; nothing can
 *       be done with it.
 *   <li>What is written survives the death of the process, not the loss of power: nothing is forced to the disk.
 *   <li>The identity of a file is its inode; the number of a deleted file may be given to a new one.
 *   <li>Deleting deletes links, not what they lead to.
 * </ul>
 *
 * <p>Thread-safe; keeps nothing open by itself, so that closing does nothing. A thread that is interrupted while it
 * reads or writes gets {@code INTERRUPTED}.
 */
public final class LocalStorage implements Storage {
    private final Staging staging = new LocalStaging();
    private final RangedStaging ranged = new LocalRangedStaging();
    private final Appending appending = new LocalAppending();
    private final AttributeAccess attributes = new LocalAttributes();
    private final TreeRenaming renaming = new LocalTreeRenaming();

    @Override
    public Location resolve(Location location) {
        Path path = LocalPath.of(location);
        Path root = path.getRoot();
        for (Path existing = path; existing != null && !existing.equals(root); existing = existing.getParent()) {
            try {
                return Location.ofLocal(existing.toRealPath().resolve(existing.relativize(path)));
            } catch (AccessDeniedException e) {
                throw Failure.of("resolve", location, e);
            } catch (IOException e) {
                // It does not exist, or leads nowhere: what is above it may.
            }
        }
        return Location.ofLocal(path);
    }

    @Override
    public Optional<Entry> find(Location location) {
        try {
            return LocalEntry.find(location, LocalPath.of(location));
        } catch (IOException e) {
            throw Failure.of("look at", location, e);
        }
    }

    @Override
    public EntryIterator list(Location directory) {
        return LocalListing.open(directory);
    }

    @Override
    public FileInput open(Location file, long offset) {
        return LocalInput.open(file, offset);
    }

    @Override
    public void createDirectory(Location directory) {
        Path path = LocalPath.of(directory);
        try {
            Files.createDirectory(path);
        } catch (FileAlreadyExistsException e) {
            requireDirectory(directory, path);
        } catch (NoSuchFileException e) {
            createDirectories(directory, path);
        } catch (IOException e) {
            throw Failure.of("create directory", directory, e);
        }
    }

    private static void createDirectories(Location directory, Path path) {
        try {
            Files.createDirectories(path);
        } catch (FileAlreadyExistsException e) {
            requireDirectory(directory, path);
        } catch (IOException e) {
            throw Failure.of("create directory", directory, e);
        }
    }

    private static void requireDirectory(Location directory, Path path) {
        if (!Files.isDirectory(path)) {
            throw new PortageException(
                    ErrorCode.WRONG_KIND,
                    "cannot create directory " + directory + ": something that is no directory is in the way");
        }
    }

    @Override
    public void delete(Location location) {
        if (location.isRoot()) {
            throw new PortageException(ErrorCode.INVALID_ARGUMENT, "cannot delete " + location + ": it is the root");
        }
        try {
            Deletion.delete(LocalPath.of(location));
        } catch (IOException e) {
            throw Failure.of("delete", location, e);
        }
    }

    @Override
    public Staging staging() {
        return staging;
    }

    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return List.of(RangedStaging.class, Appending.class, AttributeAccess.class, TreeRenaming.class)
                        .contains(type)
                ? List.of(ranged, appending, attributes, renaming).stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public void close() {}
}
