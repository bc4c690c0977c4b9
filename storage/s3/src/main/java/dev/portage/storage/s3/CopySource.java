package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;

/**
 * An object of this store that it is to copy, and only as long as it is the very object that was looked at.
 *
 * @param entry as it was looked at
 */
record CopySource(Entry entry) {
    private static final int GONE = 404;
    private static final int CHANGED = 412;

    private String bucket() {
        return entry.location().authority();
    }

    private String key() {
        return entry.location().path().substring(1);
    }

    private String tag() {
        return "\"" + entry.identity().orElse("") + "\"";
    }

    /** A request to copy the whole. */
    CopyObjectRequest.Builder whole(CopyObjectRequest.Builder copy) {
        return copy.sourceBucket(bucket()).sourceKey(key()).copySourceIfMatch(tag());
    }

    /** A request to copy a part; an object without content has none. */
    UploadPartCopyRequest.Builder part(ByteRange range) {
        return UploadPartCopyRequest.builder()
                .sourceBucket(bucket())
                .sourceKey(key())
                .copySourceIfMatch(tag())
                .copySourceRange("bytes=" + range.offset() + "-" + (range.end() - 1));
    }

    /**
     * Has the store copy.
     *
     * @param target for which it is done
     * @throws PortageException {@code SOURCE_CHANGED} if it is another object by now or none, {@code UNSUPPORTED} if the store does not copy
     * @throws SdkException any other failure
     */
    <T> T copy(S3Client client, Location target, Function<S3Client, T> request) {
        try {
            return request.apply(client);
        } catch (SdkException e) {
            Location source = entry.location();
            if (S3Failure.isNotOffered(e)) {
                throw new PortageException(
                        ErrorCode.UNSUPPORTED, "the store does not copy " + source + " to " + target + " itself", e);
            }
            int status = S3Failure.status(e);
            if (status == CHANGED || (status == GONE && !S3Failure.isNamed(e, "NoSuchUpload"))) {
                throw new PortageException(
                        ErrorCode.SOURCE_CHANGED,
                        source + (status == GONE ? " vanished" : " changed") + " while it was copied",
                        e);
            }
            throw e;
        }
    }
}
