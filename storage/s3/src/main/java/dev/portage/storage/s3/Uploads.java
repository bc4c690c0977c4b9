package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagingRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Multipart uploads: begins them so that they are found again, and ends those that come to nothing. Thread-safe. */
final class Uploads {
    /** How long after its mark an upload may have been begun by the process that died between the two. */
    private static final Duration REACH = Duration.ofMinutes(5);

    private final Bucket bucket;
    private final UploadMarks marks;
    private final UploadNotes notes;
    private final UploadParts parts;
    private final Map<Location, Upload> begun = new ConcurrentHashMap<>();

    Uploads(Bucket bucket, UploadParts parts) {
        this.bucket = bucket;
        this.marks = new UploadMarks(bucket);
        this.notes = new UploadNotes(bucket);
        this.parts = parts;
    }

    /** The upload of a request, in whichever process it was begun; it is begun if there is none. */
    Upload begin(StagingRequest request) {
        Location place = Handle.place(request.target(), request.attempt());
        return begun.computeIfAbsent(place, absent -> findMarked(request).orElseGet(() -> createFor(request)));
    }

    /** Begins anew, whatever this process has left of an earlier try of the same attempt. */
    Upload beginAnew(StagingRequest request) {
        return beginAnew(request.target(), request.attempt(), creation -> with(creation, request));
    }

    /** Begins anew, with more that the object is to have. */
    Upload beginAnew(Location target, String attempt, UnaryOperator<CreateMultipartUploadRequest.Builder> more) {
        Location place = Handle.place(target, attempt);
        if (begun.containsKey(place)) {
            abandon(place);
        }
        return begun.computeIfAbsent(place, absent -> create(target, attempt, more));
    }

    /** The upload of a request, or nothing if none is under way. */
    Optional<Upload> find(StagingRequest request) {
        Upload known = begun.get(Handle.place(request.target(), request.attempt()));
        return known == null ? findMarked(request) : Optional.of(known);
    }

    private Optional<Upload> findMarked(StagingRequest request) {
        return marks.read(Handle.place(request.target(), request.attempt()))
                .flatMap(UploadMarks.Mark::id)
                .map(id -> new Upload(request.target(), request.attempt(), id))
                .filter(parts::isUnderWay);
    }

    private Upload createFor(StagingRequest request) {
        return create(request.target(), request.attempt(), creation -> with(creation, request));
    }

    private Upload create(Location target, String attempt, UnaryOperator<CreateMultipartUploadRequest.Builder> more) {
        String key = bucket.key(target);
        Location place = Handle.place(target, attempt);
        marks.announce(place, key);
        String id = bucket.call("write", target, client -> client.createMultipartUpload(creation(key, more)))
                .uploadId();
        marks.write(place, key, id);
        return new Upload(target, attempt, id);
    }

    /** The attributes are given now: an upload takes none afterwards. */
    private static CreateMultipartUploadRequest.Builder with(
            CreateMultipartUploadRequest.Builder creation, StagingRequest request) {
        return creation.metadata(ObjectMetadata.NONE
                .with(request.layout())
                .writtenBy(request.attempt())
                .values());
    }

    private CreateMultipartUploadRequest creation(
            String key, UnaryOperator<CreateMultipartUploadRequest.Builder> more) {
        CreateMultipartUploadRequest.Builder creation =
                bucket.writing().upload().bucket(bucket.name()).key(key);
        if (bucket.writing().sums()) {
            creation.checksumAlgorithm(ChecksumAlgorithm.CRC32_C).checksumType(ChecksumType.FULL_OBJECT);
        }
        return more.apply(creation).build();
    }

    /** Ends an upload without an object, and removes its mark; nothing happens if there is none. */
    void abandon(Location place) {
        begun.remove(place);
        Optional<UploadMarks.Mark> mark = marks.read(place);
        if (mark.isEmpty()) {
            return;
        }
        if (mark.get().key().isEmpty()) {
            marks.remove(place); // a note, whose upload is gone
            return;
        }
        Location target = place.at("/" + mark.get().key());
        if (mark.get().id().isPresent()) {
            abort(target, mark.get().id().get());
        } else {
            abortUnknown(target, mark.get());
        }
        notes.remove(place);
        marks.remove(place);
    }

    /** Needs no memory for an upload any more, though it goes on. */
    void park(Upload upload) {
        begun.remove(upload.place());
        parts.forget(upload.id());
    }

    /** Removes what is noted of the parts of an upload, because they are known otherwise. */
    void removeNotes(Upload upload) {
        notes.remove(upload.place());
    }

    /** Forgets an upload that has become an object, and of whose parts nothing is noted. */
    void forgetUnnoted(Upload upload) {
        park(upload);
        try {
            marks.remove(upload.place());
        } catch (PortageException e) {
            // The file is published; the mark is swept by the next run that sees it.
            return;
        }
    }

    /** Forgets an upload that has become an object. */
    void forget(Upload upload) {
        park(upload);
        try {
            notes.remove(upload.place());
            marks.remove(upload.place());
        } catch (PortageException e) {
            // The file is published; the mark is swept by the next run that sees it.
            return;
        }
    }

    /** The failure of a write to an upload that is gone, which somebody else has aborted: the next try begins another. */
    PortageException gone(Upload upload, SdkException cause) {
        abandon(upload.place());
        return new PortageException(
                ErrorCode.IO,
                "cannot write " + upload.target() + ": its upload was aborted, perhaps by a rule of the bucket",
                cause);
    }

    private void abort(Location target, String id) {
        parts.forget(id);
        String key = bucket.key(target);
        bucket.call("discard", target, client -> {
            try {
                return Optional.of(client.abortMultipartUpload(
                        request -> request.bucket(bucket.name()).key(key).uploadId(id)));
            } catch (SdkException e) {
                if (S3Failure.isMissing(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** What the process that died has begun for this very key just after it wrote its mark. */
    private void abortUnknown(Location target, UploadMarks.Mark mark) {
        Instant latest = mark.written().plus(REACH);
        ListMultipartUploadsResponse uploads = bucket.call(
                "list uploads of",
                target,
                client -> client.listMultipartUploads(
                        request -> request.bucket(bucket.name()).prefix(mark.key())));
        for (MultipartUpload upload : uploads.uploads()) {
            boolean isInTime = !upload.initiated().isBefore(mark.written().minusSeconds(1))
                    && upload.initiated().isBefore(latest);
            if (upload.key().equals(mark.key()) && isInTime) {
                abort(target, upload.uploadId());
            }
        }
    }
}
