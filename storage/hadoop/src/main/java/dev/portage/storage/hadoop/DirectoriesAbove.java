package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;

/**
 * Keeps files from being written below a file. File systems refuse that by themselves; for an object store {@code a} and {@code a/b} are two
 * keys like any others. Each directory is looked at once. Safe for threads.
 */
final class DirectoriesAbove {
    private static final int MOST = 20_000;

    private final Lookup lookup;
    private final Set<Location> known = new HashSet<>();

    DirectoriesAbove(Lookup lookup) {
        this.lookup = lookup;
    }

    /**
     * Looks at what lies above a file that is to be written.
     *
     * @throws PortageException {@code WRONG_KIND} if it is a file
     */
    void check(Location file) {
        Optional<Location> directory = file.parent();
        if (directory.isEmpty() || lookup.connection().keepsBlocks() || isKnown(directory.get())) {
            return;
        }
        if (lookup.directoryAbove(file).filter(FileStatus::isFile).isPresent()) {
            throw new PortageException(
                    ErrorCode.WRONG_KIND, "cannot create " + file + ": what lies above it is a file");
        }
        add(directory.get());
    }

    private synchronized boolean isKnown(Location directory) {
        return known.contains(directory);
    }

    private synchronized void add(Location directory) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.add(directory);
    }
}
