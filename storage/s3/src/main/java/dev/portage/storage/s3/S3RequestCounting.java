package dev.portage.storage.s3;

import static dev.portage.storage.s3.RequestKinds.COPY;
import static dev.portage.storage.s3.RequestKinds.DELETE;
import static dev.portage.storage.s3.RequestKinds.GET;
import static dev.portage.storage.s3.RequestKinds.HEAD;
import static dev.portage.storage.s3.RequestKinds.LIST;
import static dev.portage.storage.s3.RequestKinds.PART;
import static dev.portage.storage.s3.RequestKinds.PART_COPY;
import static dev.portage.storage.s3.RequestKinds.PUT;
import static dev.portage.storage.s3.RequestKinds.UPLOAD;

import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.RequestCounting;
import java.util.Map;

/** What the client has counted; and what things cost in a directory that was empty when the run began. */
record S3RequestCounting(Bucket bucket) implements RequestCounting {
    @Override
    public Map<String, Long> sent() {
        return bucket.sent();
    }

    @Override
    public Map<String, Long> estimate(Errand errand, long length) {
        Writing writing = bucket.writing();
        return switch (errand) {
            case LOOK -> Map.of(HEAD, 1L);
            case READ -> Map.of(GET, 1L);
            case WRITE -> length <= writing.smallBytes() ? Map.of(PUT, 1L) : upload(PART, length, writing.partBytes());
            case COPY ->
                length <= writing.copyBytes() ? Map.of(COPY, 1L) : upload(PART_COPY, length, writing.copyBytes());
            case MAKE_DIRECTORY -> Map.of(HEAD, 1L, PUT, 1L);
            case SET_ATTRIBUTES -> Map.of(HEAD, 2L, COPY, 1L);
            case DELETE -> Map.of(DELETE, 1L, LIST, 1L);
        };
    }

    /** Its mark is written twice, read by nobody, and removed; notes are looked for at the end. */
    private static Map<String, Long> upload(String kind, long length, long partBytes) {
        long parts = PartPlan.of(length, new ByteRange(0, 0, length), partBytes).count();
        return Map.of(PUT, 2L, UPLOAD, 2L, kind, parts, LIST, 1L, DELETE, 1L);
    }
}
