package dev.portage.core.storage.memory;

import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Collects bytes, and hands them over when they are complete or given up. */
final class MemoryOutput implements StagedOutput {
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final Function<byte[], StagedFile> onFinish;
    private final Consumer<byte[]> onAbandon;
    private boolean ended;

    MemoryOutput(Function<byte[], StagedFile> onFinish, Consumer<byte[]> onAbandon) {
        this.onFinish = onFinish;
        this.onAbandon = onAbandon;
    }

    @Override
    public void write(ByteBuffer bytes) {
        if (ended) {
            throw new IllegalStateException("the output is closed");
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        collected.writeBytes(copy);
    }

    @Override
    public StagedFile finish() {
        StagedFile staged = onFinish.apply(collected.toByteArray());
        ended = true;
        return staged;
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            onAbandon.accept(collected.toByteArray());
        }
    }
}
