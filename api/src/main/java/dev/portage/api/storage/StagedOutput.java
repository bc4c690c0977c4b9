package dev.portage.api.storage;

import java.nio.ByteBuffer;

/** Writes one file, or one range of it, from beginning to end. Not thread-safe. */
public interface StagedOutput extends AutoCloseable {
    /** Writes all that remains in the buffer. */
    void write(ByteBuffer bytes);

    /**
     * Completes the writing. The bytes have reached the store, and survive the death of this process.
     *
     * @return what can be published
     */
    StagedFile finish();

    /** Without a successful {@link #finish} before: gives up and removes what was written. Afterwards: nothing. Idempotent. */
    @Override
    void close();
}
