package dev.portage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Appending;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.Storage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A directory of a store with short ways to fill and read it. Paths are relative to the directory; the empty path is
 * the directory itself. As safe for threads as the store.
 *
 * @param root the directory
 */
public record Workspace(Storage storage, Location root) {
    private static final AtomicLong ATTEMPTS = new AtomicLong();
    private static final int BUFFER = 8192;

    /** So many bytes that look random and are the same for the same seed. */
    public static byte[] content(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** The location of a path. */
    public Location at(String path) {
        return root.resolve(path);
    }

    /** A request to write a file, under an attempt that nobody else has. */
    public StagingRequest request(String path, long length) {
        return request(path, length, Attributes.NONE);
    }

    /** A request to write a file with a layout, under an attempt that nobody else has. */
    public StagingRequest request(String path, long length, Attributes layout) {
        return new StagingRequest(at(path), "test-" + ATTEMPTS.incrementAndGet(), length, layout);
    }

    /** Stages a file without publishing it. */
    public StagedFile stage(String path, byte[] content) {
        return stage(request(path, content.length), content);
    }

    /** Stages what was requested, with some content. */
    public StagedFile stage(StagingRequest request, byte[] content) {
        try (StagedOutput output = storage.staging().create(request)) {
            output.write(ByteBuffer.wrap(content));
            return output.finish();
        }
    }

    /** Stages and publishes a file, with the missing directories above it. */
    public Location write(String path, byte[] content) {
        StagedFile staged = stage(path, content);
        storage.staging().publish(staged);
        return staged.target();
    }

    /** Makes a directory and the missing ones above it. */
    public Location createDirectory(String path) {
        Location directory = at(path);
        storage.createDirectory(directory);
        return directory;
    }

    /** The whole content of a file. */
    public byte[] read(String path) {
        return read(path, 0);
    }

    /** The content of a file from a position on. */
    public byte[] read(String path, long offset) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileInput input = storage.open(at(path), offset)) {
            while (input.read(buffer) >= 0) {
                content.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
        }
        return content.toByteArray();
    }

    /**
     * What lies at a path.
     *
     * @throws AssertionError if nothing lies there
     */
    public Entry entry(String path) {
        Location location = at(path);
        return storage.find(location).orElseThrow(() -> new AssertionError("nothing lies at " + location));
    }

    /** Fails unless a published file is what was told of it before, and a store whose files can be changed in place tells their times. */
    public void assertAsTold(StagedFile staged) {
        Entry published =
                storage.find(staged.target()).orElseThrow(() -> new AssertionError("nothing at " + staged.target()));
        assertThat(published.length()).isEqualTo(staged.length());
        staged.identity().ifPresent(identity -> assertThat(published.identity()).contains(identity));
        staged.written().ifPresent(written -> assertThat(published.modified())
                .matches(written::contains, "is within " + written));
        assertThat(staged.written().isPresent()
                        || staged.identity().isEmpty()
                        || storage.capability(Appending.class).isEmpty())
                .as("tells the time of what can be changed in place: " + staged)
                .isTrue();
    }

    /** The entries of a directory, in the order of the store. */
    public List<Entry> list(String path) {
        List<Entry> entries = new ArrayList<>();
        try (EntryIterator listing = storage.list(at(path))) {
            listing.forEachRemaining(entries::add);
        }
        return entries;
    }

    /** The names of the entries of a directory, in the order of the store. */
    public List<String> names(String path) {
        return list(path).stream().map(Entry::name).toList();
    }
}
