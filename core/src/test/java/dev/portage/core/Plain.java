package dev.portage.core;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.Storage;
import java.util.Optional;

/** A store without any capability. */
record Plain(Storage storage) implements Storage {
    @Override
    public Location resolve(Location location) {
        return storage.resolve(location);
    }

    @Override
    public Optional<Entry> find(Location location) {
        return storage.find(location);
    }

    @Override
    public EntryIterator list(Location directory) {
        return storage.list(directory);
    }

    @Override
    public FileInput open(Location file, long offset) {
        return storage.open(file, offset);
    }

    @Override
    public void createDirectory(Location directory) {
        storage.createDirectory(directory);
    }

    @Override
    public void delete(Location location) {
        storage.delete(location);
    }

    @Override
    public Staging staging() {
        return storage.staging();
    }

    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public void close() {
        storage.close();
    }
}
