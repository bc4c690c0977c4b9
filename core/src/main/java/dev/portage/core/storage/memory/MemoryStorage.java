package dev.portage.core.storage.memory;

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
import dev.portage.api.storage.StoreCopying;
import dev.portage.api.storage.StoredChecksums;
import dev.portage.api.storage.Trash;
import dev.portage.api.storage.TreeRenaming;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A store in memory with every capability, listed by name. It behaves like a strict file system: what is staged lies
 * next to its target, and stays there when whoever wrote it disappears without closing its output.
 *
 * <p>Thread-safe: reading never waits, changes of the tree happen one at a time. Only the path of a location counts,
 * its scheme and authority are handed back as they came. A file holds less than 2 GiB, unless it was {@linkplain
 * #plant planted}. An entry takes about 200 bytes besides its content, so that trees of millions of entries fit.
 * Closing does nothing.
 */
public final class MemoryStorage implements Storage {
    private final Tree tree;
    private final Staging staging;
    private final List<Object> capabilities;

    /** An empty store whose files are changed at the time of the system's clock. */
    public MemoryStorage() {
        this(Clock.systemUTC());
    }

    /** An empty store whose files are changed at the time of a clock. */
    public MemoryStorage(Clock clock) {
        tree = new Tree(clock);
        staging = new MemoryStaging(tree);
        capabilities = List.of(
                new MemoryRangedStaging(tree),
                new MemoryStoreCopying(tree),
                new MemoryAppending(tree),
                new MemoryChecksums(tree),
                new MemoryAttributes(tree),
                new MemoryTrash(tree),
                new MemoryTreeRenaming(tree));
    }

    /**
     * Puts a file of any length at a location, in place of what is there, with the missing directories above it. Its
     * content looks random, depends on the seed and takes no memory.
     *
     * @param length bytes, non-negative
     */
    public void plant(Location file, long length, long seed) {
        tree.put(file, new FileNode(tree.nextId(), tree.now(), new Content.Generated(seed, length)));
    }

    @Override
    public Location resolve(Location location) {
        return location;
    }

    @Override
    public Optional<Entry> find(Location location) {
        return tree.find(location).map(node -> node.describe(location));
    }

    @Override
    public EntryIterator list(Location directory) {
        return new MemoryListing(directory, tree.directory(directory));
    }

    @Override
    public FileInput open(Location file, long offset) {
        return new MemoryInput(tree.file(file).content(), offset);
    }

    @Override
    public void createDirectory(Location directory) {
        tree.createDirectory(directory);
    }

    @Override
    public void delete(Location location) {
        if (location.isRoot()) {
            throw new PortageException(ErrorCode.INVALID_ARGUMENT, "cannot delete the root of the store, " + location);
        }
        tree.remove(location);
    }

    @Override
    public Staging staging() {
        return staging;
    }

    @Override
    public <T> Optional<T> capability(Class<T> type) {
        if (!isCapability(type)) {
            return Optional.empty();
        }
        return capabilities.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static boolean isCapability(Class<?> type) {
        return List.of(
                        RangedStaging.class,
                        StoreCopying.class,
                        Appending.class,
                        StoredChecksums.class,
                        AttributeAccess.class,
                        Trash.class,
                        TreeRenaming.class)
                .contains(type);
    }

    @Override
    public void close() {}
}
