package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.Location;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The one request that makes an object of what was staged. Thread-safe. */
final class Publication {
    private final Bucket bucket;
    private final Lookup lookup;
    private volatile boolean tagsPlain;

    Publication(Lookup lookup) {
        this.bucket = lookup.bucket();
        this.lookup = lookup;
        this.tagsPlain = bucket.writing().hasPlainTags();
    }

    /** Whether ETags are made from MD5s, as far as is known: a bucket may encrypt so that they are not. */
    boolean areTagsPlain() {
        return tagsPlain;
    }

    /** Sends a file; a store that receives other content refuses it. */
    void put(Location target, HeldFile file) {
        PutObjectRequest.Builder put = bucket.writing()
                .put()
                .bucket(bucket.name())
                .key(bucket.key(target))
                .metadata(file.metadata().of(file.sum()).values())
                .contentMD5(ETags.base64(HexFormat.of().parseHex(file.md5())));
        if (bucket.writing().sums()) {
            put.checksumCRC32C(Sums.encode(file.sum()));
        }
        String tag = publish(target, client -> client.putObject(put.build(), UploadParts.body(file.content())))
                .eTag();
        requireExpected(ETags.plain(tag), file.md5());
    }

    private void requireExpected(String tag, String expected) {
        if (!tag.equals(expected)) {
            tagsPlain = false;
        }
    }

    /** Completes an upload; false if there is none, perhaps because it was completed before. */
    boolean complete(Upload upload, List<Part> parts) {
        CompleteMultipartUploadRequest request = completion(upload, parts);
        Optional<String> tag = publish(upload.target(), client -> {
            try {
                return Optional.of(client.completeMultipartUpload(request).eTag());
            } catch (SdkException e) {
                if (S3Failure.isMissing(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
        Optional<String> expected = ETags.joined(parts.stream().map(Part::tag).toList());
        tag.ifPresent(text -> requireExpected(ETags.plain(text), expected.orElse("")));
        return tag.isPresent();
    }

    private CompleteMultipartUploadRequest completion(Upload upload, List<Part> parts) {
        CompleteMultipartUploadRequest.Builder request = CompleteMultipartUploadRequest.builder()
                .bucket(bucket.name())
                .key(bucket.key(upload.target()))
                .uploadId(upload.id())
                .multipartUpload(CompletedMultipartUpload.builder()
                        .parts(parts.stream().map(this::completed).toList())
                        .build());
        Optional<Checksum> sum = UploadParts.sum(parts);
        if (bucket.writing().sums()) {
            request.checksumType(ChecksumType.FULL_OBJECT);
            sum.map(Sums::encode).ifPresent(request::checksumCRC32C);
        }
        return request.build();
    }

    private CompletedPart completed(Part part) {
        CompletedPart.Builder completed =
                CompletedPart.builder().partNumber(part.number()).eTag(part.tag());
        if (bucket.writing().sums()) {
            part.sum().map(Sums::encode).ifPresent(completed::checksumCRC32C);
        }
        return completed.build();
    }

    /** A store that breaks off may have published. */
    private <T> T publish(Location target, Function<S3Client, T> request) {
        return bucket.call("publish", target, client -> {
            try {
                return request.apply(client);
            } catch (SdkException e) {
                if (S3Failure.isInDoubt(e)) {
                    throw new PortageException(
                            ErrorCode.COMMIT_UNKNOWN,
                            "it is not known whether " + target + " was published: "
                                    + bucket.failure("publish", target, e).getMessage(),
                            e);
                }
                throw e;
            }
        });
    }

    /** Whether what lies at a target was written by an attempt. */
    boolean isDone(Location target, String attempt) {
        return lookup.head(target)
                .filter(head -> new ObjectMetadata(head.metadata()).isWrittenBy(attempt))
                .isPresent();
    }
}
