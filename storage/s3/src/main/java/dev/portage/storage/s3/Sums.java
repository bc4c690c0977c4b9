package dev.portage.storage.s3;

import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** CRC32C as S3 writes it: four bytes in base64. */
final class Sums {
    private Sums() {}

    static Checksum of(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.duplicate());
        return new Checksum(ChecksumAlgorithm.CRC32C, (int) sum.getValue());
    }

    static String encode(Checksum sum) {
        return Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(Integer.BYTES).putInt(sum.value()).array());
    }

    /** Reads one; nothing if it is none, or one of checksums of parts ({@code ...-3}). */
    static Optional<Checksum> decode(@Nullable String text) {
        if (text == null || text.contains("-")) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return bytes.length == Integer.BYTES
                    ? Optional.of(new Checksum(
                            ChecksumAlgorithm.CRC32C, ByteBuffer.wrap(bytes).getInt()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
