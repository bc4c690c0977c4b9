package dev.portage.core.plan;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.Trash;
import java.util.Optional;

/** Tells places that need care from others. Used by the planning thread. */
final class Places {
    private final Storage target;
    private final Location base;
    private final Optional<Location> journal;
    private Optional<Location> lastItself = Optional.empty();

    /**
     * Places of a job.
     *
     * @param base of all paths
     * @param journal the folder in which jobs are kept
     */
    Places(Storage target, Location base, Optional<Location> journal) {
        this.target = target;
        this.base = base;
        this.journal = journal;
    }

    /** Whether a place of the target is what it is called: no link on the way leads elsewhere. */
    boolean isItself(Location location) {
        if (lastItself.equals(Optional.of(location))) {
            return true;
        }
        boolean itself = target.resolve(location).equals(location);
        if (itself) {
            lastItself = Optional.of(location);
        }
        return itself;
    }

    /** Whether a directory of the target is a trash. */
    boolean isTrash(Location directory) {
        return target.capability(Trash.class)
                .filter(trash -> trash.isTrash(directory))
                .isPresent();
    }

    /** Whether what should go to a path is that place itself: a directory that is made for others. */
    boolean isPlace(String path, Entry entry) {
        return entry.isDirectory() && entry.location().equals(path.isEmpty() ? base : base.resolve(path));
    }

    boolean isJournal(Entry entry) {
        return journal.equals(Optional.of(entry.location()));
    }
}
