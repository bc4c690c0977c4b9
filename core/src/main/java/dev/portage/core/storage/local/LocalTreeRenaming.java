package dev.portage.core.storage.local;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.TreeRenaming;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Renames on one disk. Stateless. */
record LocalTreeRenaming() implements TreeRenaming {
    @Override
    public void rename(Location from, Location to) {
        Path target = LocalPath.of(to);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new PortageException(
                    ErrorCode.ALREADY_EXISTS, "cannot rename " + from + " to " + to + ": that exists already");
        }
        try {
            Files.move(LocalPath.of(from), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new PortageException(
                    ErrorCode.UNSUPPORTED, "cannot rename " + from + " to " + to + ": they are on different disks", e);
        } catch (IOException e) {
            throw Failure.of("rename", from, e);
        }
    }
}
