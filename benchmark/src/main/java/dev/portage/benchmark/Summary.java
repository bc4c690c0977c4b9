package dev.portage.benchmark;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Numbers in a few.
 *
 * @param median the middle one; of an even count, the mean of the two in the middle
 */
record Summary(double median, double least, double most) {

    /** Of at least one number. */
    static Summary of(DoubleStream numbers) {
        List<Double> sorted = numbers.sorted().boxed().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("no numbers to summarize");
        }
        int upper = sorted.size() / 2;
        int lower = (sorted.size() - 1) / 2;
        return new Summary((sorted.get(lower) + sorted.get(upper)) / 2, sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
