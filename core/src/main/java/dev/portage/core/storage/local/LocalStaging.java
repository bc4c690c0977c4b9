package dev.portage.core.storage.local;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.TimeSpan;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Writes next to the target and publishes by renaming; the handle is the path. */
final class LocalStaging implements Staging {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    @Override
    public StagedOutput create(StagingRequest request) {
        Location target = request.target();
        Path staged = place(request);
        try {
            FileChannel channel = openNew(staged, mode(request));
            return new LocalOutput(
                    target, channel, written -> describe(target, staged, written), () -> Quietly.delete(staged));
        } catch (IOException e) {
            throw Failure.of("create", target, e);
        }
    }

    /** Where a file is staged. */
    static Path place(StagingRequest request) {
        Location target = request.target();
        return LocalPath.of(
                target, target.sibling(StagingName.of(request.attempt())).path());
    }

    static StagedFile describe(Location target, Path staged, long length) throws IOException {
        BasicFileAttributes found = Files.readAttributes(staged, BasicFileAttributes.class);
        TimeSpan written = TimeSpan.at(found.lastModifiedTime().toInstant());
        return new StagedFile(target, staged.toString(), length, LocalEntry.identity(found), Optional.of(written));
    }

    /** Opens a file that was not there before: whoever still writes an older one of the name writes into the void. */
    private static FileChannel openNew(Path path, FileAttribute<?>... mode) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            return openWithDirectories(path, options, mode);
        } catch (FileAlreadyExistsException e) {
            Files.deleteIfExists(path);
            return FileChannel.open(path, options, mode);
        }
    }

    /** What will get permissions of its own is for its owner only until it has them; other files get what the process gives to all. */
    static FileAttribute<?>[] mode(StagingRequest request) {
        return request.layout().mode().isPresent()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    /** Opens a file, and makes the missing directories above it only when that fails without them. */
    static FileChannel openWithDirectories(Path path, Set<OpenOption> options, FileAttribute<?>... mode)
            throws IOException {
        try {
            return FileChannel.open(path, options, mode);
        } catch (NoSuchFileException e) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            return FileChannel.open(path, options, mode);
        }
    }

    @Override
    public Optional<Entry> find(StagedFile staged) {
        Location place = staged.target().at(staged.handle());
        try {
            return LocalEntry.find(place, LocalPath.of(place)).filter(entry -> isSame(staged, entry));
        } catch (IOException e) {
            throw Failure.of("look at", place, e);
        }
    }

    private static boolean isSame(StagedFile staged, Entry entry) {
        return entry.isFile()
                && entry.length() == staged.length()
                && staged.identity().isPresent()
                && staged.identity().equals(entry.identity());
    }

    @Override
    public void publish(StagedFile staged) {
        Location target = staged.target();
        try {
            Files.move(
                    LocalPath.of(target, staged.handle()),
                    LocalPath.of(target),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            requirePublished(staged, e);
        } catch (IOException e) {
            throw Failure.of("publish", target, e);
        }
    }

    private static void requirePublished(StagedFile staged, NoSuchFileException cause) {
        Location target = staged.target();
        try {
            if (LocalEntry.find(target, LocalPath.of(target))
                    .filter(entry -> isSame(staged, entry))
                    .isPresent()) {
                return;
            }
        } catch (IOException e) {
            throw Failure.of("publish", target, e);
        }
        throw new PortageException(
                ErrorCode.NOT_FOUND,
                "cannot publish " + target + ": what was staged for it at " + staged.handle() + " is gone",
                cause);
    }

    @Override
    public void discard(StagedFile staged) {
        try {
            Files.deleteIfExists(LocalPath.of(staged.target(), staged.handle()));
        } catch (IOException e) {
            throw Failure.of("discard what was staged for", staged.target(), e);
        }
    }
}
