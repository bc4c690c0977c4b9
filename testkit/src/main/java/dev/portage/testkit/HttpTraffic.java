package dev.portage.testkit;

import java.util.Map;
import java.util.TreeMap;

/**
 * What has passed through a {@link FaultyProxy}.
 *
 * @param requests how many, by method
 * @param faults how many requests met one
 * @param sent bytes of the bodies of requests
 * @param received bytes of the bodies of answers
 */
public record HttpTraffic(Map<String, Integer> requests, int faults, long sent, long received) {
    /** Before the first request. */
    public static final HttpTraffic NONE = new HttpTraffic(Map.of(), 0, 0, 0);

    public HttpTraffic {
        requests = Map.copyOf(requests);
    }

    HttpTraffic withRequest(HttpAsked asked, int faulty) {
        Map<String, Integer> more = new TreeMap<>(requests);
        more.merge(asked.method(), 1, Integer::sum);
        return new HttpTraffic(more, faults + faulty, sent + asked.length(), received);
    }

    HttpTraffic withAnswer(int bytes) {
        return new HttpTraffic(requests, faults, sent, received + bytes);
    }
}
