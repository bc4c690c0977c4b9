package dev.portage.storage.s3;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts the requests of a client by kind, those too that it sends again by itself. Thread-safe. */
final class RequestKinds implements ExecutionInterceptor {
    static final String LIST = "list";
    static final String HEAD = "head";
    static final String GET = "get";
    static final String PUT = "put";
    static final String COPY = "copy";
    static final String PART = "part";
    static final String PART_COPY = "part-copy";
    static final String UPLOAD = "upload";
    static final String DELETE = "delete";

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        counts.computeIfAbsent(kind(context.request()), kind -> new LongAdder()).increment();
    }

    /** By what they cost: to begin, to complete and to end an upload is of one kind. */
    private static String kind(SdkRequest request) {
        String name = request.getClass().getSimpleName();
        return switch (name) {
            case "ListObjectsV2Request", "ListPartsRequest", "ListMultipartUploadsRequest" -> LIST;
            case "HeadObjectRequest" -> HEAD;
            case "GetObjectRequest" -> GET;
            case "PutObjectRequest" -> PUT;
            case "CopyObjectRequest" -> COPY;
            case "UploadPartRequest" -> PART;
            case "UploadPartCopyRequest" -> PART_COPY;
            case "CreateMultipartUploadRequest", "CompleteMultipartUploadRequest", "AbortMultipartUploadRequest" ->
                UPLOAD;
            case "DeleteObjectRequest", "DeleteObjectsRequest" -> DELETE;
            default -> "other";
        };
    }

    /** How many there were of each kind so far. */
    Map<String, Long> counts() {
        Map<String, Long> now = new TreeMap<>();
        counts.forEach((kind, count) -> now.put(kind, count.sum()));
        return now;
    }
}
