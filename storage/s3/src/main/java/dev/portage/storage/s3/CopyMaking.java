package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;

/** Has the store make a copy at once, and judges by what it says of it whether it is the same as its source. */
record CopyMaking(Lookup lookup, Location target, HeldCopy copy) {
    /** What a store's word of a copy comes to. */
    enum Verdict {
        SAME,
        DIFFERENT,
        /** It does not say enough. */
        UNTOLD
    }

    CopyObjectResult make(S3Client client, @Nullable String condition) {
        CopySource source = new CopySource(copy.source());
        CopyObjectRequest request = request(source).ifNoneMatch(condition).build();
        return source.copy(
                client, target, copying -> copying.copyObject(request).copyObjectResult());
    }

    private CopyObjectRequest.Builder request(CopySource source) {
        Bucket bucket = lookup.bucket();
        CopyObjectRequest.Builder request = source.whole(bucket.writing().copyOfOther())
                .destinationBucket(bucket.name())
                .destinationKey(bucket.key(target))
                .metadata(copy.metadata().values());
        copy.looked().ifPresent(head -> request.contentType(head.contentType())
                .contentEncoding(head.contentEncoding())
                .contentLanguage(head.contentLanguage())
                .contentDisposition(head.contentDisposition())
                .cacheControl(head.cacheControl()));
        if (bucket.writing().sums()) {
            request.checksumAlgorithm(copy.sum().map(StoreSum::algorithm).orElse(ChecksumAlgorithm.CRC32_C));
        }
        return request;
    }

    Verdict verdict(CopyObjectResult result) {
        return switch (copy.comparison()) {
            case NONE -> Verdict.SAME;
            case BY_TAG ->
                copy.source()
                                .identity()
                                .equals(Optional.ofNullable(result.eTag()).map(ETags::plain))
                        ? Verdict.SAME
                        : Verdict.UNTOLD; // who encrypts may give one content several names
            case BY_SUM -> verdict(copy.sum().orElseThrow(), result);
        };
    }

    private Verdict verdict(StoreSum expected, CopyObjectResult result) {
        return expected.of(result)
                .or(() -> lookup.head(target)
                        .flatMap(StoreSum::of)
                        .filter(sum -> sum.algorithm() == expected.algorithm()))
                .map(sum -> sum.equals(expected) ? Verdict.SAME : Verdict.DIFFERENT)
                .orElse(Verdict.UNTOLD);
    }

    /** The failure of a copy of which it is not known that it is the same; one more try compares in another way, or finds that there is none. */
    PortageException failure(Verdict verdict) {
        String both = copy.source().location() + " and of its copy " + target;
        return verdict == Verdict.DIFFERENT
                ? new PortageException(ErrorCode.CORRUPT, "the store's checksums of " + both + " differ")
                : new PortageException(
                        ErrorCode.IO, "the store does not tell checksums of " + both + " that could be compared");
    }
}
