package dev.portage.benchmark.scale;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.ListingOrder;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.Storage;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A source of so many directories with so many small files each; entries are made when they are listed and kept nowhere. Thread-safe.
 */
final class EndlessTree implements Storage {
    private static final int FILE_BYTES = 16;
    private static final Instant MODIFIED = Instant.parse("2026-01-01T00:00:00Z");

    private final int directories;
    private final int filesEach;
    private final AtomicLong listed = new AtomicLong();

    EndlessTree(int directories, int filesEach) {
        this.directories = directories;
        this.filesEach = filesEach;
    }

    /** How many entries were listed so far. */
    long listed() {
        return listed.get();
    }

    @Override
    public Location resolve(Location location) {
        return location;
    }

    @Override
    public Optional<Entry> find(Location location) {
        return Optional.of(location.name().startsWith("f") ? file(location) : directory(location));
    }

    private static Entry directory(Location location) {
        return new Entry(location, EntryKind.DIRECTORY, 0, MODIFIED, Optional.empty(), Attributes.NONE);
    }

    private static Entry file(Location location) {
        return new Entry(location, EntryKind.FILE, FILE_BYTES, MODIFIED, Optional.of(location.path()), Attributes.NONE);
    }

    @Override
    public EntryIterator list(Location directory) {
        boolean isRoot = directory.isRoot();
        return new Counting(directory, isRoot ? "d" : "f", isRoot ? directories : filesEach);
    }

    @Override
    public FileInput open(Location file, long offset) {
        return new FileInput() {
            private long left = FILE_BYTES - offset;

            @Override
            public int read(ByteBuffer buffer) {
                if (left == 0) {
                    return -1;
                }
                int count = (int) Math.min(left, buffer.remaining());
                buffer.put(new byte[count]);
                left -= count;
                return count;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void createDirectory(Location directory) {
        throw readOnly();
    }

    @Override
    public void delete(Location location) {
        throw readOnly();
    }

    @Override
    public Staging staging() {
        throw readOnly();
    }

    private static IllegalStateException readOnly() {
        return new IllegalStateException("a source is only read");
    }

    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public void close() {}

    private final class Counting implements EntryIterator {
        private final Location directory;
        private final String prefix;
        private final int count;
        private int next;

        Counting(Location directory, String prefix, int count) {
            this.directory = directory;
            this.prefix = prefix;
            this.count = count;
        }

        @Override
        public ListingOrder order() {
            return ListingOrder.BY_NAME;
        }

        @Override
        public boolean hasNext() {
            return next < count;
        }

        @Override
        public Entry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            listed.incrementAndGet();
            Location location = directory.resolve(prefix + (10_000_000 + next++));
            return prefix.equals("d") ? directory(location) : file(location);
        }

        @Override
        public void close() {}
    }
}
