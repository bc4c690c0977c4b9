package dev.portage.api.storage;

import java.nio.ByteBuffer;

/** Reads one file from a position on. Not thread-safe. */
public interface FileInput extends AutoCloseable {
    /**
     * Reads some bytes into the buffer, at least one if the buffer has room and the file is not at its end. Blocks.
     *
     * @return how many bytes were read, or -1 at the end of the file
     */
    int read(ByteBuffer buffer);

    /** Lets go of the file; idempotent, and never fails. */
    @Override
    void close();
}
