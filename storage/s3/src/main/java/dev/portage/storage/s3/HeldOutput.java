package dev.portage.storage.s3;

import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Keeps what is written in memory. */
final class HeldOutput implements StagedOutput {
    private final Function<ByteBuffer, StagedFile> finished;
    private byte[] content;
    private int length;

    HeldOutput(int expected, Function<ByteBuffer, StagedFile> finished) {
        this.content = new byte[expected];
        this.finished = finished;
    }

    @Override
    public void write(ByteBuffer bytes) {
        int count = bytes.remaining();
        if (content.length - length < count) {
            content = Arrays.copyOf(content, Math.max(2 * content.length, Math.addExact(length, count)));
        }
        bytes.get(content, length, count);
        length += count;
    }

    /** The store will take nothing but this: the checksum is sent along, and other content refused. */
    @Override
    public Optional<Checksum> fetchChecksum() {
        return Optional.of(Sums.of(written()));
    }

    @Override
    public StagedFile finish() {
        return finished.apply(written());
    }

    private ByteBuffer written() {
        return ByteBuffer.wrap(content, 0, length);
    }

    @Override
    public void close() {}
}
