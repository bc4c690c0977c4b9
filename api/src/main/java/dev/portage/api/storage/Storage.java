package dev.portage.api.storage;

import java.util.Optional;

/**
 * A store of files and directories. All locations given to it are of this store.
 *
 * <p>A file is written in three steps, and nobody sees it before the last: it is <em>staged</em> ({@link Staging#create},
 * write, finish), checked by whoever staged it, and <em>published</em> ({@link Staging#publish}).
 *
 * <p>All methods block, may be called from many threads at once, and throw {@link dev.portage.api.PortageException}: {@code
 * NOT_FOUND}, {@code WRONG_KIND}, {@code ACCESS_DENIED}, {@code NO_SPACE}, {@code UNREACHABLE}, {@code THROTTLED} or
 * {@code IO}, with the location in the message. They do not retry beyond what the store's own client does.
 */
public interface Storage extends AutoCloseable {
    /**
     * The one address of a place: an omitted authority filled in, links followed as far as the path exists. Two locations
     * with the same address are the same place.
     */
    Location resolve(Location location);

    /** What lies at a location, or nothing if nothing lies there. */
    Optional<Entry> find(Location location);

    /**
     * The entries of a directory, one level deep.
     *
     * @throws dev.portage.api.PortageException here or from the iterator: {@code NOT_FOUND} if there is no such directory,
     *     {@code WRONG_KIND} if it is a file
     */
    EntryIterator list(Location directory);

    /**
     * Opens a file for reading from a position to its end.
     *
     * @param offset bytes from the start, at most the file's length
     * @return an input that the caller closes
     */
    FileInput open(Location file, long offset);

    /** Makes a directory and the missing ones above it; one that is there already is left as it is. */
    void createDirectory(Location directory);

    /** Deletes a file, or a directory with all that is below it, for good; nothing happens if nothing is there. */
    void delete(Location location);

    /** The store's way to write files. */
    Staging staging();

    /**
     * The store's way to do something that not every store can, or nothing if this one cannot.
     *
     * @param type one of {@link RangedStaging}, {@link Appending}, {@link StoredChecksums}, {@link AttributeAccess}, {@link
     *     Trash}, {@link TreeRenaming}, {@link Snapshots}
     */
    <T> Optional<T> capability(Class<T> type);

    /** Lets go of connections; streams and iterators that are still open may fail afterwards. Idempotent. */
    @Override
    void close();
}
