package dev.portage.api.storage;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Writes one file, or one range of it, from beginning to end. Not thread-safe. */
public interface StagedOutput extends AutoCloseable {
    /** Writes all that remains in the buffer. */
    void write(ByteBuffer bytes);

    /**
     * The checksum of all that was written, as the store has it, or as it will demand of it before anybody sees it, if that is cheaper
     * to learn now than from {@link StoredChecksums} when the file is finished. Nothing may be written any more.
     *
     * @return nothing if it is not, or if the store cannot tell
     */
    default Optional<Checksum> fetchChecksum() {
        return Optional.empty();
    }

    /**
     * Completes the writing. The bytes have reached the store, and survive the death of this process; but a store without a hidden place may
     * keep a small file in memory until it is published, and {@link Staging#find} in another process does not find it then.
     *
     * @return what can be published
     */
    StagedFile finish();

    /** Without a successful {@link #finish} before: gives up and removes what was written. Afterwards: nothing. Idempotent. */
    @Override
    void close();
}
