package dev.portage.core.storage.memory;

import dev.portage.api.storage.FileInput;
import java.nio.ByteBuffer;

/** Reads the content that a file had when it was opened. */
final class MemoryInput implements FileInput {
    private final Content content;
    private long position;

    MemoryInput(Content content, long position) {
        this.content = content;
        this.position = position;
    }

    @Override
    public int read(ByteBuffer buffer) {
        if (position >= content.length()) {
            return -1;
        }
        int count = content.read(position, buffer);
        position += count;
        return count;
    }

    @Override
    public void close() {}
}
