package dev.portage.core.verify;

import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** Sums up bytes as they pass. Not thread-safe. */
public final class RunningChecksum {
    private final ChecksumAlgorithm algorithm;
    private final java.util.zip.Checksum sum;
    private long length;

    /** Begins with no bytes. */
    public RunningChecksum(ChecksumAlgorithm algorithm) {
        this.algorithm = algorithm;
        this.sum = switch (algorithm) {
            case CRC32C -> new CRC32C();
            case CRC32 -> new CRC32();
        };
    }

    /** Adds what remains in a buffer, and leaves the buffer as it is. */
    public void add(ByteBuffer bytes) {
        length += bytes.remaining();
        sum.update(bytes.duplicate());
    }

    /** How many bytes have passed. */
    public long length() {
        return length;
    }

    /** The checksum of the bytes so far. */
    public Checksum value() {
        return new Checksum(algorithm, (int) sum.getValue());
    }
}
