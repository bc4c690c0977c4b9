package dev.portage.storage.s3;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpHeaders;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** Counts what all clients of this process ask for, by kind; Amazon's client finds it by a file on the class path. */
public final class RequestCounter implements ExecutionInterceptor {
    private static final Map<String, AtomicInteger> COUNTS = new ConcurrentHashMap<>();

    private static final AtomicLong BODY_BYTES = new AtomicLong();

    /** Made by Amazon's client. */
    public RequestCounter() {}

    static void reset() {
        COUNTS.clear();
        BODY_BYTES.set(0);
    }

    /** Kinds of requests, such as {@code PutObjectRequest}, and how many there were. */
    static Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        COUNTS.forEach((kind, count) -> counts.put(kind, count.get()));
        return counts;
    }

    /** Bytes of the bodies of all requests, and of the content of all objects that were read. */
    static long bodyBytes() {
        return BODY_BYTES.get();
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        BODY_BYTES.addAndGet(length(context.httpRequest()));
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (context.request() instanceof GetObjectRequest) {
            BODY_BYTES.addAndGet(length(context.httpResponse()));
        }
    }

    private static long length(SdkHttpHeaders message) {
        return message.firstMatchingHeader("Content-Length")
                .map(Long::parseLong)
                .orElse(0L);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        COUNTS.computeIfAbsent(context.request().getClass().getSimpleName(), kind -> new AtomicInteger())
                .incrementAndGet();
    }
}
