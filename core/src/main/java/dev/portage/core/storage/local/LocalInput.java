package dev.portage.core.storage.local;

import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.Location;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Reads a file through a channel. */
final class LocalInput implements FileInput {
    private final Location file;
    private final FileChannel channel;

    private LocalInput(Location file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static FileInput open(Location file, long offset) {
        try {
            FileChannel channel = FileChannel.open(LocalPath.of(file), StandardOpenOption.READ);
            return new LocalInput(file, offset == 0 ? channel : channel.position(offset));
        } catch (IOException e) {
            throw Failure.of("open", file, e);
        }
    }

    @Override
    public int read(ByteBuffer buffer) {
        try {
            return channel.read(buffer);
        } catch (IOException e) {
            throw Failure.of("read", file, e);
        }
    }

    @Override
    public void close() {
        Quietly.close(channel);
    }
}
