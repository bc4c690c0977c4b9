package dev.portage.storage.s3;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts what all clients of this process ask for, by kind; Amazon's client finds it by a file on the class path. */
public final class RequestCounter implements ExecutionInterceptor {
    private static final Map<String, AtomicInteger> COUNTS = new ConcurrentHashMap<>();

    /** Made by Amazon's client. */
    public RequestCounter() {}

    static void reset() {
        COUNTS.clear();
    }

    /** Kinds of requests, such as {@code PutObjectRequest}, and how many there were. */
    static Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        COUNTS.forEach((kind, count) -> counts.put(kind, count.get()));
        return counts;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        COUNTS.computeIfAbsent(context.request().getClass().getSimpleName(), kind -> new AtomicInteger())
                .incrementAndGet();
    }
}
