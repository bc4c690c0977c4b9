package dev.portage.core.spool;

import dev.portage.core.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps records, and hands them back in chunks, the last one first; all but one chunk is in a temporary file. Not thread-safe.
 *
 * @param <T> a record that {@link Json} can write and read
 */
public final class ReverseSpool<T> implements AutoCloseable {
    private static final int CHUNK = 20_000;

    private final Class<T> type;
    private final ScratchFile file = new ScratchFile("spool");
    private final Deque<ScratchFile.Stretch> stretches = new ArrayDeque<>();
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
            stretches.push(file.write(chunk));
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
            chunk = stretches.isEmpty() ? List.of() : take(stretches.pop());
        }
    }

    private List<T> take(ScratchFile.Stretch stretch) {
        try (BufferedReader reader = file.read(stretch)) {
            List<T> items = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                items.add(Json.read(line, type));
            }
            file.cut(stretch);
            return items;
        } catch (IOException e) {
            throw ScratchFile.failed(e);
        }
    }

    /** Removes what was not handed over. */
    @Override
    public void close() {
        file.close();
    }
}
