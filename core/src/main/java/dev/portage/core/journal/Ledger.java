package dev.portage.core.journal;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.NameOrder;
import dev.portage.core.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Iterator;
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

    private final Path file;
    private final @Nullable BufferedReader reader;
    private @Nullable ProvenFile next;

    private Ledger(Path file, @Nullable BufferedReader reader) {
        this.file = file;
        this.reader = reader;
        this.next = readNext();
    }

    /** Opens a ledger; one that does not exist is empty. */
    public static Ledger open(Path file) {
        try {
            return new Ledger(file, Files.newBufferedReader(file));
        } catch (NoSuchFileException e) {
            return new Ledger(file, null);
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
        while (next != null) {
            int order = NameOrder.PATHS.compare(next.path(), path);
            if (order >= 0) {
                return order == 0 ? Optional.of(next) : Optional.empty();
            }
            next = readNext();
        }
        return Optional.empty();
    }

    /** The rest, one by one; none are left afterwards. */
    void forEachRemaining(Consumer<ProvenFile> consumer) {
        while (next != null) {
            consumer.accept(next);
            next = readNext();
        }
    }

    private @Nullable ProvenFile readNext() {
        try {
            String line = reader == null ? null : reader.readLine();
            return line == null ? null : Json.read(line, ProvenFile.class);
        } catch (IOException e) {
            throw failed("read", file, e);
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
                writeLatest(writer, files);
            }
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("write", file, e);
        }
    }

    private static void writeLatest(BufferedWriter writer, Iterator<ProvenFile> files) throws IOException {
        ProvenFile latest = files.hasNext() ? files.next() : null;
        while (latest != null) {
            ProvenFile following = files.hasNext() ? files.next() : null;
            if (following == null || !following.path().equals(latest.path())) {
                writer.write(Json.write(latest));
                writer.write('\n');
            }
            latest = following;
        }
    }

    private static PortageException failed(String verb, Path file, IOException cause) {
        return new PortageException(
                ErrorCode.JOURNAL, "cannot " + verb + " the ledger " + file + ": " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (IOException e) {
            throw failed("read", file, e);
        }
    }
}
