package dev.portage.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a peer did in a case.
 *
 * @param measurements one for each round, at least one
 */
record Score(String peer, String remark, List<Measurement> measurements) {

    Score {
        measurements = List.copyOf(measurements);
    }

    /** Seconds from start to end. */
    Summary wall() {
        return seconds(Measurement::wall);
    }

    /** Seconds of processor time of the program. */
    Summary processor() {
        return seconds(Measurement::processor);
    }

    /** Seconds of processor time of the servers. */
    Summary serverProcessor() {
        return seconds(Measurement::serverProcessor);
    }

    /** Bytes. */
    Summary peakMemory() {
        return Summary.of(measurements.stream().mapToDouble(Measurement::peakMemory));
    }

    /** The first defect of any round. */
    Optional<String> defect() {
        return measurements.stream().flatMap(run -> run.defect().stream()).findFirst();
    }

    private Summary seconds(Function<Measurement, Duration> time) {
        return Summary.of(
                measurements.stream().mapToDouble(run -> time.apply(run).toNanos() / 1e9));
    }
}
