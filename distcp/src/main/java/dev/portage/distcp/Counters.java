package dev.portage.distcp;

import dev.portage.core.report.Report;
import java.util.LinkedHashMap;
import java.util.Map;

/** A report in the words of DistCp's counters, in the order and under the names in which Hadoop's job client prints them. */
final class Counters {
    private Counters() {}

    /** The group, lines ended by line feeds; counters that are zero are left out, as Hadoop does. */
    static String of(Report report) {
        Map<String, Long> counters = values(report);
        StringBuilder text = new StringBuilder("\tDistCp Counters\n");
        counters.forEach((name, value) -> {
            if (value > 0) {
                text.append("\t\t").append(name).append('=').append(value).append('\n');
            }
        });
        return text.toString();
    }

    /** Each file counts once. */
    static Map<String, Long> values(Report report) {
        Map<String, Long> counters = new LinkedHashMap<>();
        counters.put("Bandwidth in Bytes", (long) report.bytesPerSecond());
        counters.put("Bytes Copied", report.counts().copiedBytes());
        counters.put("Bytes Expected", report.counts().copiedLength());
        counters.put("Bytes Failed", report.counts().failedBytes());
        counters.put("Bytes Skipped", report.counts().skippedBytes());
        counters.put("Files Copied", report.counts().copied());
        counters.put("DIR_COPY", report.counts().sourceDirectories());
        counters.put("Files Failed", report.counts().allFailed());
        counters.put("Files Skipped", report.counts().allSkipped());
        return counters;
    }
}
