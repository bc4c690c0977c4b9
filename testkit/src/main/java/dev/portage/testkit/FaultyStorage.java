package dev.portage.testkit;

import dev.portage.api.storage.Appending;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.ExclusivePublishing;
import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.RangedStaging;
import dev.portage.api.storage.RequestCounting;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StoreCopying;
import dev.portage.api.storage.StoredChecksums;
import dev.portage.api.storage.Trash;
import dev.portage.api.storage.TreeRenaming;
import java.util.Optional;

/**
 * A store whose calls, and those of its capabilities, are counted and fail as a {@link FaultScript} has it. As
 * thread-safe as what it decorates.
 */
public final class FaultyStorage implements Storage {
    private final Storage storage;
    private final FaultScript script;

    /** Decorates a store. */
    public FaultyStorage(Storage storage, FaultScript script) {
        this.storage = storage;
        this.script = script;
    }

    @Override
    public Location resolve(Location location) {
        return script.call(Operation.RESOLVE, location, () -> storage.resolve(location));
    }

    @Override
    public Optional<Entry> find(Location location) {
        return script.call(Operation.FIND, location, () -> storage.find(location));
    }

    @Override
    public EntryIterator list(Location directory) {
        EntryIterator listing = script.call(Operation.LIST, directory, () -> storage.list(directory));
        return new FaultyListing(listing, script, directory);
    }

    @Override
    public FileInput open(Location file, long offset) {
        FileInput input = script.call(Operation.OPEN, file, () -> storage.open(file, offset));
        return new FaultyInput(input, script, file);
    }

    @Override
    public void createDirectory(Location directory) {
        script.run(Operation.CREATE_DIRECTORY, directory, () -> storage.createDirectory(directory));
    }

    @Override
    public void delete(Location location) {
        script.run(Operation.DELETE, location, () -> storage.delete(location));
    }

    @Override
    public Staging staging() {
        return new FaultyStaging(storage.staging(), script);
    }

    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return storage.capability(type).map(capability -> type.cast(decorate(type, capability)));
    }

    /** Asks for the type rather than for the object's class: one object may be several capabilities. */
    private Object decorate(Class<?> type, Object capability) {
        if (type == RangedStaging.class) {
            return new FaultyRangedStaging((RangedStaging) capability, script);
        }
        if (type == StoreCopying.class) {
            return new FaultyStoreCopying((StoreCopying) capability, script);
        }
        if (type == RequestCounting.class) {
            return capability; // asks nobody
        }
        if (type == ExclusivePublishing.class) {
            return new FaultyExclusivePublishing((ExclusivePublishing) capability, script);
        }
        if (type == Appending.class) {
            return new FaultyAppending((Appending) capability, script);
        }
        if (type == StoredChecksums.class) {
            return new FaultyChecksums((StoredChecksums) capability, script);
        }
        if (type == AttributeAccess.class) {
            return new FaultyAttributes((AttributeAccess) capability, script);
        }
        if (type == Trash.class) {
            return new FaultyTrash((Trash) capability, script);
        }
        if (type == TreeRenaming.class) {
            return new FaultyTreeRenaming((TreeRenaming) capability, script);
        }
        throw new IllegalStateException("a capability that cannot be decorated yet: " + type);
    }

    @Override
    public void close() {
        storage.close();
    }
}
