package dev.portage.storage.s3;

import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.CrcArithmetic;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The parts of uploads. What this process has sent it need not ask for. Thread-safe. */
final class UploadParts {
    private final Bucket bucket;
    /** What this process has sent, by upload and number. */
    private final Map<String, Map<Integer, Part>> sent = new ConcurrentHashMap<>();

    UploadParts(Bucket bucket) {
        this.bucket = bucket;
    }

    /**
     * Sends a part, in place of the one that has its number.
     *
     * @throws SdkException within what {@link Bucket#call} makes of it
     */
    Part send(S3Client client, Upload upload, int number, ByteBuffer bytes) {
        Checksum sum = Sums.of(bytes);
        UploadPartRequest.Builder request = UploadPartRequest.builder()
                .bucket(bucket.name())
                .key(bucket.key(upload.target()))
                .uploadId(upload.id())
                .partNumber(number);
        if (bucket.writing().sums()) {
            request.checksumCRC32C(Sums.encode(sum));
        }
        UploadPartResponse response = client.uploadPart(request.build(), body(bytes));
        String tag = ETags.plain(response.eTag());
        boolean isConfirmed = Sums.decode(response.checksumCRC32C()).equals(Optional.of(sum))
                || tag.equals(ETags.hex(ETags.md5(bytes)));
        Part part = new Part(number, tag, bytes.remaining(), isConfirmed ? Optional.of(sum) : Optional.empty());
        sent.computeIfAbsent(upload.id(), absent -> new ConcurrentHashMap<>()).put(number, part);
        return part;
    }

    /**
     * Has the store copy a part from another object, in place of the one that has its number.
     *
     * @throws SdkException within what {@link Bucket#call} makes of it
     */
    Part copy(S3Client client, Upload upload, int number, CopySource source, ByteRange range) {
        UploadPartCopyRequest request = source.part(range)
                .destinationBucket(bucket.name())
                .destinationKey(bucket.key(upload.target()))
                .uploadId(upload.id())
                .partNumber(number)
                .build();
        CopyPartResult result = source.copy(client, upload.target(), copying -> copying.uploadPartCopy(request)
                .copyPartResult());
        Optional<Checksum> sum = Sums.decode(result.checksumCRC32C());
        Part part = new Part(number, ETags.plain(result.eTag()), range.length(), sum);
        sent.computeIfAbsent(upload.id(), absent -> new ConcurrentHashMap<>()).put(number, part);
        return part;
    }

    /** Can be read again should the request be repeated, and is not copied. */
    static RequestBody body(ByteBuffer bytes) {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(
                        bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining()),
                bytes.remaining(),
                "application/octet-stream");
    }

    /** All parts that the store has, in order; none if there is no such upload. */
    List<Part> list(Upload upload) {
        List<Part> parts = listed(upload);
        if (parts.stream().allMatch(part -> part.sum().isPresent())) {
            return parts;
        }
        Map<Integer, Part> notes = new UploadNotes(bucket).read(upload);
        return parts.stream().map(part -> merge(notes.get(part.number()), part)).toList();
    }

    private List<Part> listed(Upload upload) {
        Map<Integer, Part> own = sent.getOrDefault(upload.id(), Map.of());
        List<Part> parts = new ArrayList<>();
        Optional<Integer> marker = Optional.empty();
        do {
            ListPartsResponse page = page(upload, marker.orElse(null));
            page.parts().forEach(part -> parts.add(merge(own.get(part.partNumber()), read(part))));
            boolean isMore = Boolean.TRUE.equals(page.isTruncated());
            marker = isMore ? Optional.ofNullable(page.nextPartNumberMarker()) : Optional.empty();
        } while (marker.isPresent());
        return parts;
    }

    private static Part merge(@Nullable Part known, Part listed) {
        return known != null && known.tag().equals(listed.tag()) ? known : listed;
    }

    private static Part read(software.amazon.awssdk.services.s3.model.Part listed) {
        return new Part(
                listed.partNumber(), ETags.plain(listed.eTag()), listed.size(), Sums.decode(listed.checksumCRC32C()));
    }

    private ListPartsResponse page(Upload upload, @Nullable Integer marker) {
        String key = bucket.key(upload.target());
        return bucket.call("look at", upload.target(), client -> {
            try {
                return client.listParts(request -> request.bucket(bucket.name())
                        .key(key)
                        .uploadId(upload.id())
                        .partNumberMarker(marker));
            } catch (SdkException e) {
                if (S3Failure.isMissing(e)) {
                    return ListPartsResponse.builder().build();
                }
                throw e;
            }
        });
    }

    /** Whether an upload can take parts. A store that does not say so when it cannot will refuse the next part. */
    boolean isUnderWay(Upload upload) {
        String key = bucket.key(upload.target());
        return bucket.call("look at", upload.target(), client -> {
            try {
                client.listParts(
                        request -> request.bucket(bucket.name()).key(key).uploadId(upload.id()));
                return true;
            } catch (SdkException e) {
                if (S3Failure.isMissing(e)) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** All parts of a file of some length: as this process knows them, or else as the store does; none if they are not all there. */
    List<Part> whole(Upload upload, long length) {
        List<Part> known = List.copyOf(new TreeMap<>(sent.getOrDefault(upload.id(), Map.of())).values());
        if (!known.isEmpty() && length(known) == length) {
            return known;
        }
        List<Part> listed = list(upload);
        return length(listed) == length ? listed : List.of();
    }

    /** Whether this process has sent all of a file of some length. */
    boolean hasSent(Upload upload, long length) {
        return length(List.copyOf(sent.getOrDefault(upload.id(), Map.of()).values())) == length;
    }

    private static long length(List<Part> parts) {
        return parts.stream().mapToLong(Part::length).sum();
    }

    /** The checksum of all parts, one behind the other, if the store has confirmed each. */
    static Optional<Checksum> sum(List<Part> parts) {
        Optional<Checksum> all = Optional.empty();
        for (Part part : parts) {
            if (part.sum().isEmpty()) {
                return Optional.empty();
            }
            Checksum sum = part.sum().get();
            all = Optional.of(all.map(first -> CrcArithmetic.join(first, sum, part.length()))
                    .orElse(sum));
        }
        return all;
    }

    /** Keeps the checksums of parts that this process has sent for other processes. */
    void note(Upload upload, PartPlan plan) {
        Map<Integer, Part> own = new TreeMap<>(sent.getOrDefault(upload.id(), Map.of()));
        own.keySet().removeIf(number -> number < plan.first() || number >= plan.first() + plan.count());
        new UploadNotes(bucket).write(upload, plan.first(), List.copyOf(own.values()));
    }

    void forget(String id) {
        sent.remove(id);
    }
}
