package dev.portage.api.storage;

/** The capability to give a directory another name at once: whoever looks finds all that is in it under the one name or under the other. */
public interface TreeRenaming {
    /**
     * Renames a directory, or a file, within the store.
     *
     * @param to a name that nothing has, in a directory that is there
     * @throws dev.portage.api.PortageException {@code NOT_FOUND} if it is not there, {@code ALREADY_EXISTS} if something has the name, {@code
     *     UNSUPPORTED} if it would not happen at once, {@code COMMIT_UNKNOWN} if the store did not say whether it has happened
     */
    void rename(Location from, Location to);
}
