package dev.portage.core.journal;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.NameOrder;
import dev.portage.core.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All files that a job has ever published, by path: a sorted file that is read in step with the walk, so it takes no memory. Not
 * thread-safe.
 */
public final class Ledger implements AutoCloseable {
    /** The order of the file. */
    public static final Comparator<ProvenFile> ORDER = Comparator.comparing(ProvenFile::path, NameOrder.PATHS);

    private final Iterator<ProvenFile> files;
    private final Runnable closer;
    private Optional<ProvenFile> next;

    private Ledger(Iterator<ProvenFile> files, Runnable closer) {
        this.files = files;
        this.closer = closer;
        this.next = advance();
    }

    /**
     * A ledger of files that come from elsewhere.
     *
     * @param files in {@link #ORDER}; of several with the same path the last one counts
     */
    static Ledger of(Iterator<ProvenFile> files, Runnable closer) {
        return new Ledger(new Latest(files), closer);
    }

    /** Opens a ledger; one that does not exist is empty. */
    public static Ledger open(Path file) {
        try {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
            Iterator<ProvenFile> files =
                    reader.lines().flatMap(line -> parse(line).stream()).iterator();
            return new Ledger(files, () -> close(reader, file));
        } catch (NoSuchFileException e) {
            return new Ledger(Collections.emptyIterator(), () -> {});
        } catch (IOException e) {
            throw failed("read", file, e);
        }
    }

    /** Of a line that is damaged nothing is known: its file is looked at anew. */
    private static Optional<ProvenFile> parse(String line) {
        try {
            return Optional.of(Json.read(line, ProvenFile.class));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void close(BufferedReader reader, Path file) {
        try {
            reader.close();
        } catch (IOException e) {
            throw failed("read", file, e);
        }
    }

    /**
     * What is written of a path.
     *
     * @param path not before, in {@link NameOrder#PATHS}, any path that was asked for earlier
     */
    public Optional<ProvenFile> find(String path) {
        while (next.isPresent()) {
            int order = NameOrder.PATHS.compare(next.get().path(), path);
            if (order >= 0) {
                return order == 0 ? next : Optional.empty();
            }
            next = advance();
        }
        return Optional.empty();
    }

    /** The rest, one by one; none are left afterwards. */
    void forEachRemaining(Consumer<ProvenFile> consumer) {
        while (next.isPresent()) {
            consumer.accept(next.get());
            next = advance();
        }
    }

    private Optional<ProvenFile> advance() {
        try {
            return files.hasNext() ? Optional.of(files.next()) : Optional.empty();
        } catch (UncheckedIOException e) {
            throw new PortageException(ErrorCode.JOURNAL, "the ledger cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a ledger in place of the old one, at once.
     *
     * @param files in {@link #ORDER}; of several with the same path the last one counts
     */
    static void write(Path file, Iterator<ProvenFile> files) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(draft)) {
                Iterator<ProvenFile> latest = new Latest(files);
                while (latest.hasNext()) {
                    writer.write(Json.write(latest.next()));
                    writer.write('\n');
                }
            }
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("write", file, e);
        }
    }

    private static PortageException failed(String verb, Path file, IOException cause) {
        return new PortageException(
                ErrorCode.JOURNAL, "cannot " + verb + " the ledger " + file + ": " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        closer.run();
    }

    /** Of several files with the same path only the last one. */
    private static final class Latest implements Iterator<ProvenFile> {
        private final Iterator<ProvenFile> files;
        private @Nullable ProvenFile following;

        Latest(Iterator<ProvenFile> files) {
            this.files = files;
            this.following = files.hasNext() ? files.next() : null;
        }

        @Override
        public boolean hasNext() {
            return following != null;
        }

        @Override
        public ProvenFile next() {
            ProvenFile latest = following;
            if (latest == null) {
                throw new NoSuchElementException();
            }
            following = files.hasNext() ? files.next() : null;
            while (following != null && following.path().equals(latest.path())) {
                latest = following;
                following = files.hasNext() ? files.next() : null;
            }
            return latest;
        }
    }
}
