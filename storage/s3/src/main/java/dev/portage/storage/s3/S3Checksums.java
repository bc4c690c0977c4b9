package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StoredChecksums;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * CRC32C of whole objects: as the store computed it, or, where it keeps none, as it was put down by whoever wrote the object in the same
 * request as its content.
 */
record S3Checksums(Lookup lookup, S3Staging staging) implements StoredChecksums {
    @Override
    public ChecksumAlgorithm algorithm(Location target, Attributes layout) {
        return ChecksumAlgorithm.CRC32C;
    }

    @Override
    public Optional<Checksum> fetch(Location file, long length) {
        HeadObjectResponse head = lookup.head(file)
                .orElseThrow(() -> new PortageException(ErrorCode.NOT_FOUND, file + " does not exist"));
        return head.contentLength() == length ? ofObject(head) : Optional.empty();
    }

    /** The checksum of a whole object, if the store or whoever wrote it tells. */
    static Optional<Checksum> ofObject(HeadObjectResponse head) {
        Optional<Checksum> own =
                head.checksumType() == ChecksumType.COMPOSITE ? Optional.empty() : Sums.decode(head.checksumCRC32C());
        return own.or(() -> new ObjectMetadata(head.metadata()).sum());
    }

    /** Of what is kept in memory: the checksum that the store will demand of it. */
    @Override
    public Optional<Checksum> fetch(StagedFile staged) {
        Handle handle = Handle.of(staged);
        if (handle.upload().isEmpty()) {
            return staging.held(Handle.place(staged.target(), handle.attempt()))
                    .flatMap(held -> held instanceof HeldFile file ? Optional.of(file.sum()) : Optional.empty());
        }
        List<Part> parts = staging.wholeParts(staged);
        return parts.isEmpty() ? Optional.empty() : UploadParts.sum(parts);
    }
}
