package dev.portage.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Says with which requests something goes wrong. Is asked once for each request, by one thread at a time. */
@FunctionalInterface
public interface HttpRule {
    Optional<HttpFault> faultOf(HttpAsked asked);

    /** Nothing goes wrong. */
    static HttpRule none() {
        return asked -> Optional.empty();
    }

    /** Each of these requests meets the fault. */
    static HttpRule always(Predicate<HttpAsked> which, HttpFault fault) {
        return asked -> which.test(asked) ? Optional.of(fault) : Optional.empty();
    }

    /** The first so many of these requests meet the fault. */
    static HttpRule first(int count, Predicate<HttpAsked> which, HttpFault fault) {
        AtomicInteger seen = new AtomicInteger();
        return always(asked -> which.test(asked) && seen.incrementAndGet() <= count, fault);
    }

    /** One of these requests meets the fault. */
    static HttpRule nth(int number, Predicate<HttpAsked> which, HttpFault fault) {
        AtomicInteger seen = new AtomicInteger();
        return always(asked -> which.test(asked) && seen.incrementAndGet() == number, fault);
    }

    /**
     * Some requests, which a seed chooses, meet one of the faults, which it chooses, too.
     *
     * @param percent of the requests
     */
    static HttpRule seeded(long seed, int percent, List<HttpFault> faults) {
        Random random = new Random(seed);
        return asked -> random.nextInt(100) < percent
                ? Optional.of(faults.get(random.nextInt(faults.size())))
                : Optional.empty();
    }
}
