package dev.portage.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Collects what comes one by one, and hands it on in lists. Used by one thread.
 *
 * @param <T> of things
 */
final class Chunks<T> {
    private static final int MOST = 20_000;

    private final Consumer<List<T>> consumer;
    private List<T> chunk = new ArrayList<>();

    private Chunks(Consumer<List<T>> consumer) {
        this.consumer = consumer;
    }

    /** Hands all that a supplier comes up with to a consumer. */
    static <T> void pass(Consumer<Consumer<T>> supplier, Consumer<List<T>> consumer) {
        Chunks<T> chunks = new Chunks<>(consumer);
        supplier.accept(chunks::add);
        chunks.flush();
    }

    private void add(T item) {
        chunk.add(item);
        if (chunk.size() == MOST) {
            flush();
        }
    }

    private void flush() {
        if (!chunk.isEmpty()) {
            consumer.accept(chunk);
            chunk = new ArrayList<>();
        }
    }
}
