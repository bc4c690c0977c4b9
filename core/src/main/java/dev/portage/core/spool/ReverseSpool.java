package dev.portage.core.spool;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.json.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps records, and hands them back in chunks, the last one first; all but one chunk is on disk. Not thread-safe.
 *
 * @param <T> a record that {@link Json} can write and read
 */
public final class ReverseSpool<T> implements AutoCloseable {
    private static final int CHUNK = 20_000;

    private final Class<T> type;
    private final Deque<Path> files = new ArrayDeque<>();
    private List<T> chunk = new ArrayList<>();
    private long size;

    /** A spool without records. */
    public ReverseSpool(Class<T> type) {
        this.type = type;
    }

    /** How many records were added. */
    public long size() {
        return size;
    }

    /** Adds a record behind all others. */
    public void add(T item) {
        if (chunk.size() == CHUNK) {
            files.push(write(chunk));
            chunk = new ArrayList<>();
        }
        chunk.add(item);
        size++;
    }

    /** Hands over everything, in chunks, the last record first; nothing is left afterwards. */
    public void drainReversed(Consumer<List<T>> consumer) {
        while (!chunk.isEmpty()) {
            Collections.reverse(chunk);
            consumer.accept(chunk);
            chunk = files.isEmpty() ? List.of() : read(files.pop());
        }
    }

    private Path write(List<T> items) {
        try {
            Path file = Files.createTempFile("portage-spool-", ".jsonl");
            try (BufferedWriter writer = Files.newBufferedWriter(file)) {
                for (T item : items) {
                    writer.write(Json.write(item));
                    writer.write('\n');
                }
            }
            return file;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private List<T> read(Path file) {
        try {
            List<T> items = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                items.add(Json.read(line, type));
            }
            Files.delete(file);
            return items;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static PortageException failed(IOException cause) {
        return new PortageException(
                ErrorCode.IO,
                "cannot use the temporary directory " + System.getProperty("java.io.tmpdir") + ": "
                        + cause.getMessage(),
                cause);
    }

    /** Removes what was not handed over. */
    @Override
    public void close() {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
