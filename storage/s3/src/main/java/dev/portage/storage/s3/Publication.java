package dev.portage.storage.s3;

import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.Location;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The one request that makes an object of what was staged. Thread-safe. */
final class Publication {
    private final Bucket bucket;
    private final Lookup lookup;
    private final Commitment commitment;
    private final Set<HeldCopy.Comparison> untold = ConcurrentHashMap.newKeySet();
    private volatile boolean tagsPlain;

    Publication(Lookup lookup) {
        this.bucket = lookup.bucket();
        this.lookup = lookup;
        this.commitment = new Commitment(lookup);
        this.tagsPlain = bucket.writing().hasPlainTags();
    }

    /** Whether ETags are made from MD5s, as far as is known: a bucket may encrypt so that they are not. */
    boolean areTagsPlain() {
        return tagsPlain;
    }

    /** Whether copies can be compared so with their sources, as far as is known. */
    boolean tells(HeldCopy.Comparison comparison) {
        return !untold.contains(comparison)
                && switch (comparison) {
                    case BY_TAG -> tagsPlain;
                    case BY_SUM -> bucket.writing().sums();
                    case NONE -> true;
                };
    }

    /** Makes an object of what is kept in memory. */
    void make(Location target, String attempt, Held held, Clash clash) {
        if (held instanceof HeldFile file) {
            put(target, attempt, file, clash);
        } else if (held instanceof HeldCopy copy) {
            copy(target, attempt, copy, clash);
        }
    }

    /** Sends a file; a store that receives other content refuses it. */
    private void put(Location target, String attempt, HeldFile file, Clash clash) {
        PutObjectRequest.Builder put = bucket.writing()
                .put()
                .bucket(bucket.name())
                .key(bucket.key(target))
                .metadata(file.metadata().of(file.sum()).values())
                .contentMD5(ETags.base64(HexFormat.of().parseHex(file.md5())));
        if (bucket.writing().sums()) {
            put.checksumCRC32C(Sums.encode(file.sum()));
        }
        commitment
                .commit(target, attempt, clash, (client, condition) -> {
                    PutObjectRequest request = put.ifNoneMatch(condition).build();
                    return client.putObject(request, UploadParts.body(file.content()))
                            .eTag();
                })
                .ifPresent(tag -> requireExpected(ETags.plain(tag), file.md5()));
    }

    private void requireExpected(String tag, String expected) {
        if (!tag.equals(expected)) {
            tagsPlain = false;
        }
    }

    /** Has the store copy a file, and compares what it says of both; a copy that is not the same goes away again. */
    private void copy(Location target, String attempt, HeldCopy copy, Clash clash) {
        CopyMaking making = new CopyMaking(lookup, target, copy);
        CopyMaking.Verdict verdict = commitment
                .commit(target, attempt, clash, making::make)
                .map(making::verdict)
                .orElse(CopyMaking.Verdict.SAME);
        if (verdict == CopyMaking.Verdict.SAME) {
            return;
        }
        if (verdict == CopyMaking.Verdict.UNTOLD) {
            untold.add(copy.comparison());
        }
        takeBack(target, attempt);
        throw making.failure(verdict);
    }

    private void takeBack(Location target, String attempt) {
        if (isDone(target, attempt)) {
            bucket.call(
                    "delete",
                    target,
                    client -> client.deleteObject(
                            request -> request.bucket(bucket.name()).key(bucket.key(target))));
        }
    }

    /** Completes an upload; false if there is none, perhaps because it was completed before. */
    boolean complete(Upload upload, List<Part> parts, Clash clash) {
        CompleteMultipartUploadRequest.Builder request = completion(upload, parts);
        Optional<Optional<String>> tag =
                commitment.commit(upload.target(), upload.attempt(), clash, (client, condition) -> {
                    try {
                        return Optional.of(client.completeMultipartUpload(
                                        request.ifNoneMatch(condition).build())
                                .eTag());
                    } catch (SdkException e) {
                        if (S3Failure.isMissing(e)) {
                            return Optional.empty();
                        }
                        throw e;
                    }
                });
        Optional<String> expected = ETags.joined(parts.stream().map(Part::tag).toList());
        tag.flatMap(text -> text).ifPresent(text -> requireExpected(ETags.plain(text), expected.orElse("")));
        return tag.isEmpty() || tag.get().isPresent();
    }

    private CompleteMultipartUploadRequest.Builder completion(Upload upload, List<Part> parts) {
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
        return request;
    }

    private CompletedPart completed(Part part) {
        CompletedPart.Builder completed =
                CompletedPart.builder().partNumber(part.number()).eTag(part.tag());
        if (bucket.writing().sums()) {
            part.sum().map(Sums::encode).ifPresent(completed::checksumCRC32C);
        }
        return completed.build();
    }

    /** Whether what lies at a target was written by an attempt. */
    boolean isDone(Location target, String attempt) {
        return lookup.head(target)
                .filter(head -> new ObjectMetadata(head.metadata()).isWrittenBy(attempt))
                .isPresent();
    }
}
