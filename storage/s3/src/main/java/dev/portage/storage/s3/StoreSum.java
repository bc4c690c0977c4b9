package dev.portage.storage.s3;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * A checksum of a whole object that a store has computed, in whichever algorithm: enough to compare it with another.
 *
 * @param algorithm as the client of Amazon calls it
 * @param value as the store writes it
 */
record StoreSum(ChecksumAlgorithm algorithm, String value) {
    /** The one that a store keeps with an object; nothing if it keeps none, or only one of the checksums of parts. */
    static Optional<StoreSum> of(HeadObjectResponse head) {
        return head.checksumType() == ChecksumType.COMPOSITE
                ? Optional.empty()
                : first(head.checksumCRC32C(), head.checksumCRC64NVME(), head.checksumCRC32());
    }

    /** The one that a store tells of a copy that it has made, in this algorithm. */
    Optional<StoreSum> of(CopyObjectResult copy) {
        return first(copy.checksumCRC32C(), copy.checksumCRC64NVME(), copy.checksumCRC32())
                .filter(sum -> sum.algorithm == algorithm);
    }

    private static Optional<StoreSum> first(@Nullable String crc32c, @Nullable String crc64, @Nullable String crc32) {
        return Stream.of(
                        sum(ChecksumAlgorithm.CRC32_C, crc32c),
                        sum(ChecksumAlgorithm.CRC64_NVME, crc64),
                        sum(ChecksumAlgorithm.CRC32, crc32))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<StoreSum> sum(ChecksumAlgorithm algorithm, @Nullable String value) {
        return Optional.ofNullable(value)
                .filter(text -> !text.isEmpty() && !text.contains("-"))
                .map(text -> new StoreSum(algorithm, text));
    }
}
