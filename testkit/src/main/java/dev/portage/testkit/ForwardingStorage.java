package dev.portage.testkit;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.Storage;
import java.util.Optional;

/** A decorator that hands every call on, so that a record of one needs to say only what it does otherwise. */
public interface ForwardingStorage extends Storage {
    /** What is decorated. */
    Storage storage();

    @Override
    default Location resolve(Location location) {
        return storage().resolve(location);
    }

    @Override
    default Optional<Entry> find(Location location) {
        return storage().find(location);
    }

    @Override
    default EntryIterator list(Location directory) {
        return storage().list(directory);
    }

    @Override
    default FileInput open(Location file, long offset) {
        return storage().open(file, offset);
    }

    @Override
    default void createDirectory(Location directory) {
        storage().createDirectory(directory);
    }

    @Override
    default void delete(Location location) {
        storage().delete(location);
    }

    @Override
    default Staging staging() {
        return storage().staging();
    }

    @Override
    default <T> Optional<T> capability(Class<T> type) {
        return storage().capability(type);
    }

    @Override
    default void close() {
        storage().close();
    }
}
