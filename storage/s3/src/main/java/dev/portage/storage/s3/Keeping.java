package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Makes what is staged outlast this process: what would be one request is sent as the only part of an upload, and of every upload the parts are
 * written down where another process finds them. Thread-safe.
 */
final class Keeping {
    /** As many parts are told in a handle; of an upload with more, they lie in notes beside it. */
    private static final int MOST_TOLD = 32;

    private final Bucket bucket;
    private final Uploads uploads;
    private final UploadParts parts;

    Keeping(Bucket bucket, Uploads uploads, UploadParts parts) {
        this.bucket = bucket;
        this.uploads = uploads;
        this.parts = parts;
    }

    /** Sends what is kept in memory. */
    Upload send(Location target, String attempt, Held held) {
        if (held instanceof HeldFile file) {
            Upload upload = uploads.beginAnew(
                    target,
                    attempt,
                    creation -> creation.metadata(file.metadata().of(file.sum()).values()));
            send(upload, file.content());
            return upload;
        } else if (held instanceof HeldCopy copy) {
            return copy(target, attempt, copy);
        }
        throw new IllegalArgumentException("held in no known way: " + held);
    }

    private void send(Upload upload, ByteBuffer content) {
        bucket.call("write", upload.target(), client -> {
            try {
                return parts.send(client, upload, 1, content);
            } catch (SdkException e) {
                throw S3Failure.isMissing(e) ? uploads.gone(upload, e) : e;
            }
        });
    }

    private Upload copy(Location target, String attempt, HeldCopy copy) {
        Upload upload = uploads.beginAnew(target, attempt, creation -> like(creation, copy));
        try {
            long length = copy.source().length();
            if (length == 0) {
                send(upload, ByteBuffer.allocate(0));
                return upload;
            }
            Part part = bucket.call("copy", target, client -> {
                try {
                    return parts.copy(client, upload, 1, new CopySource(copy.source()), new ByteRange(0, 0, length));
                } catch (SdkException e) {
                    throw S3Failure.isMissing(e) ? uploads.gone(upload, e) : e;
                }
            });
            requireSame(copy, part, target);
            return upload;
        } catch (PortageException e) {
            uploads.abandon(upload.place());
            throw e;
        }
    }

    private static CreateMultipartUploadRequest.Builder like(
            CreateMultipartUploadRequest.Builder creation, HeldCopy copy) {
        creation.metadata(copy.metadata().values());
        copy.looked().ifPresent(head -> creation.contentType(head.contentType())
                .contentEncoding(head.contentEncoding())
                .contentLanguage(head.contentLanguage())
                .contentDisposition(head.contentDisposition())
                .cacheControl(head.cacheControl()));
        return creation;
    }

    /** The comparison that would be made at the end is made now. A store that does not tell enough leaves it to this process to copy. */
    private static void requireSame(HeldCopy copy, Part part, Location target) {
        boolean isSame =
                switch (copy.comparison()) {
                    case NONE -> true;
                    case BY_TAG -> copy.source().identity().equals(Optional.of(part.tag()));
                    case BY_SUM -> isSameSum(copy.looked(), part);
                };
        if (!isSame) {
            throw new PortageException(
                    ErrorCode.UNSUPPORTED,
                    "the store does not tell checksums of " + copy.source().location() + " and of what is staged for "
                            + target + " that could be compared");
        }
    }

    private static boolean isSameSum(Optional<HeadObjectResponse> looked, Part part) {
        Optional<Checksum> expected = looked.flatMap(S3Checksums::ofObject);
        return expected.isPresent() && expected.equals(part.sum());
    }

    /** Writes down the parts of an upload, and needs no memory for it any more. */
    StagedFile settle(StagedFile staged, Upload upload) {
        List<Part> whole = parts.whole(upload, staged.length());
        if (whole.isEmpty()) {
            throw S3Staging.missing(staged.target());
        }
        boolean isTold = whole.size() <= MOST_TOLD;
        if (isTold && whole.size() > 1) {
            uploads.removeNotes(upload);
        } else if (!isTold && parts.hasSent(upload, staged.length())) {
            new UploadNotes(bucket).write(upload, 1, whole);
        }
        uploads.park(upload);
        Handle handle = new Handle(upload.attempt(), Optional.of(upload.id()), isTold ? whole : List.of());
        return new StagedFile(staged.target(), handle.toString(), staged.length(), staged.identity(), staged.written());
    }

    /** Forgets an upload that has become an object. */
    void forget(Upload upload, Handle handle) {
        if (handle.parts().isEmpty()) {
            uploads.forget(upload);
        } else {
            uploads.forgetUnnoted(upload);
        }
    }
}
