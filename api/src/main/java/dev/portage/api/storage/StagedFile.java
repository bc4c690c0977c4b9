package dev.portage.api.storage;

import java.util.Optional;

/**
 * A file that has been written but not yet published: all that another process needs to publish or discard it.
 *
 * @param target where it will be published
 * @param handle the store's name for it: a temporary path, an upload's id
 * @param length bytes
 * @param identity what {@link Entry#identity} will say after publishing, where that is known beforehand
 */
public record StagedFile(Location target, String handle, long length, Optional<String> identity) {}
