package dev.portage.core.report;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.core.task.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The head of {@code report.json}, which {@code docs/spec/report.md} describes; the outcomes of the single entries follow it there.
 *
 * @param version of the format
 * @param verb {@code copy} or {@code check}
 * @param exitCode of the program
 * @param requests how many of which kind were sent to stores that count them
 * @param notices what the user was told before the job began
 * @param failure why it ended before its time
 * @param failures some of the entries that failed, the first ones
 * @param differences some of the entries that differ, the first ones
 * @param directory where the journal and this report lie
 */
public record Report(
        int version,
        String job,
        String verb,
        List<Location> sources,
        Location target,
        JobState state,
        int exitCode,
        Instant started,
        Duration elapsed,
        Counts counts,
        Map<String, Long> requests,
        List<String> notices,
        Optional<Failure> failure,
        List<FailedEntry> failures,
        List<Outcome.Differs> differences,
        Optional<String> directory) {
    /** The version of the format. */
    public static final int VERSION = 1;

    public Report {
        sources = List.copyOf(sources);
        requests = Collections.unmodifiableMap(new TreeMap<>(requests));
        notices = List.copyOf(notices);
        failures = List.copyOf(failures);
        differences = List.copyOf(differences);
    }

    /**
     * An entry that failed.
     *
     * @param path below the target
     * @param message what failed, on which thing
     * @param remedy what the user can do
     */
    public record FailedEntry(String path, ErrorCode code, String message, String remedy) {
        /** What an outcome says. */
        public static FailedEntry of(Outcome.Failed failed) {
            return new FailedEntry(
                    failed.path(),
                    failed.code(),
                    failed.message(),
                    failed.code().remedyForEntry());
        }
    }

    /** Why a job ended before its time. */
    public record Failure(ErrorCode code, String message, String remedy) {
        /** What an error says. */
        public static Failure of(PortageException e) {
            return new Failure(e.code(), e.getMessage(), e.remedy());
        }
    }

    /** The same where something has failed afterwards; what failed first stays the reason, and this is a notice. */
    public Report failing(PortageException e) {
        List<String> all = new ArrayList<>(notices);
        failure.ifPresent(first -> all.add(e.getMessage()));
        return new Report(
                version,
                job,
                verb,
                sources,
                target,
                state == JobState.DONE ? JobState.ABORTED : state,
                exitCode == 0 ? e.code().exitCode() : exitCode,
                started,
                elapsed,
                counts,
                requests,
                all,
                failure.or(() -> Optional.of(Failure.of(e))),
                failures,
                differences,
                directory);
    }

    /** Bytes per second over the whole run. */
    public double bytesPerSecond() {
        return counts.copiedBytes() / Math.max(1e-3, elapsed.toNanos() / 1e9);
    }
}
