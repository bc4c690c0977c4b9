package dev.portage.benchmark.scale;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.Storage;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A target that takes everything and keeps nothing but counts. Thread-safe. */
final class Nowhere implements Storage, Staging {
    private final Runnable onFirstFile;
    private final AtomicLong created = new AtomicLong();
    private final AtomicLong published = new AtomicLong();

    /**
     * An empty target.
     *
     * @param onFirstFile is run when the first file is begun
     */
    Nowhere(Runnable onFirstFile) {
        this.onFirstFile = onFirstFile;
    }

    /** How many files were published so far. */
    long published() {
        return published.get();
    }

    @Override
    public StagedOutput create(StagingRequest request) {
        if (created.incrementAndGet() == 1) {
            onFirstFile.run();
        }
        return new StagedOutput() {
            private long length;

            @Override
            public void write(ByteBuffer bytes) {
                length += bytes.remaining();
                bytes.position(bytes.limit());
            }

            @Override
            public StagedFile finish() {
                return new StagedFile(request.target(), request.attempt(), length, Optional.empty());
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Optional<Entry> find(StagedFile staged) {
        return Optional.empty();
    }

    @Override
    public void publish(StagedFile staged) {
        published.incrementAndGet();
    }

    @Override
    public void discard(StagedFile staged) {}

    @Override
    public Location resolve(Location location) {
        return location;
    }

    @Override
    public Optional<Entry> find(Location location) {
        return Optional.empty();
    }

    @Override
    public EntryIterator list(Location directory) {
        throw new IllegalStateException("there is nothing to be listed");
    }

    @Override
    public FileInput open(Location file, long offset) {
        throw new IllegalStateException("there is nothing to be read");
    }

    @Override
    public void createDirectory(Location directory) {}

    @Override
    public void delete(Location location) {}

    @Override
    public Staging staging() {
        return this;
    }

    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
