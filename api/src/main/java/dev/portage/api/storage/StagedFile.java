package dev.portage.api.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * A file that has been written but not yet published: all that another process needs to publish or discard it.
 *
 * @param target where it will be published
 * @param handle the store's name for it: a temporary path, an upload's id
 * @param length bytes
 * @param identity what {@link Entry#identity} will say after publishing, where that is known beforehand
 * @param written when {@link Entry#modified} will say that it was modified, where that is known beforehand. A store whose files can be
 *     changed in place, so that they keep their identity, tells it
 */
public record StagedFile(
        Location target, String handle, long length, Optional<String> identity, Optional<TimeSpan> written) {
    /** A staged file of a store that does not know what time it will have. */
    public StagedFile(Location target, String handle, long length, Optional<String> identity) {
        this(target, handle, length, identity, Optional.empty());
    }

    /** The same when its time of modification has been set. */
    public StagedFile modified(Instant told) {
        return new StagedFile(target, handle, length, identity, Optional.of(TimeSpan.ofKept(told)));
    }
}
