package dev.portage.benchmark;

import java.time.Duration;
import java.util.Optional;

/**
 * One run of one program.
 *
 * @param wall from its start to its end
 * @param processor user and system time of the program and of what it started
 * @param serverProcessor user and system time that the HDFS and, where it runs, YARN with its containers took meanwhile
 * @param peakMemory bytes resident in the largest single process of the program, or of its containers on YARN
 * @param defect what was wrong with the run or with what it left behind
 */
record Measurement(
        Duration wall, Duration processor, Duration serverProcessor, long peakMemory, Optional<String> defect) {

    /** The same run, found wanting. */
    Measurement withDefect(String text) {
        return new Measurement(wall, processor, serverProcessor, peakMemory, Optional.of(text));
    }
}
