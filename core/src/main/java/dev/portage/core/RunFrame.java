package dev.portage.core;

import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.core.journal.JobFolder;
import dev.portage.core.journal.JobSession;
import dev.portage.core.report.Counts;
import dev.portage.core.report.Report;
import dev.portage.core.report.RunLog;
import dev.portage.core.report.Tally;
import dev.portage.core.report.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is around the work of every run of a job: it is told that it begins, its notices are kept, and a report is made of what it comes to. */
final class RunFrame {
    private final JobSession session;
    private final JobFolder folder;
    private final Stores stores;
    private final JobListener listener;
    private final Clock clock;
    private final List<String> notices;
    private final Tally tally = new Tally();

    /**
     * The frame of one run.
     *
     * @param notices of what happened before it
     */
    RunFrame(
            JobSession session,
            JobFolder folder,
            Stores stores,
            JobListener listener,
            Clock clock,
            List<String> notices) {
        this.session = session;
        this.folder = folder;
        this.stores = stores;
        this.listener = listener;
        this.clock = clock;
        this.notices = new ArrayList<>(notices);
    }

    /** What the work counts in. */
    Tally tally() {
        return tally;
    }

    /** Something that the user should know. */
    void notice(String text) {
        notices.add(text);
        listener.noticed(text);
    }

    /**
     * Runs and reports.
     *
     * @param work tells why it ended before its time, if it did
     * @param reportFile where to write the report besides the job's folder
     */
    Report run(Ends ends, Optional<Path> reportFile, Function<RunLog, Optional<PortageException>> work) {
        Instant started = clock.instant();
        long begin = System.nanoTime();
        listener.started(folder.id(), tally);
        try (RunLog log = new RunLog(folder.outcomes(), tally, listener::settled)) {
            Optional<PortageException> ended = work.apply(log);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
            Report report = report(ends, ended, log, started, elapsed);
            session.end(report.state(), report.counts());
            log.write(report, Stream.concat(Stream.of(folder.report()), reportFile.stream()), ended);
            return report;
        }
    }

    /** Where from and where to, as named by the user. */
    record Ends(List<Location> sources, Location target) {
        Ends {
            sources = List.copyOf(sources);
        }
    }

    private Report report(Ends ends, Optional<PortageException> ended, RunLog log, Instant started, Duration elapsed) {
        Counts counts = tally.counts();
        Verdict verdict = Verdict.of(counts, ended);
        return new Report(
                Report.VERSION,
                folder.id(),
                session.info().verb(),
                ends.sources(),
                ends.target(),
                verdict.state(),
                verdict.exitCode(),
                started,
                elapsed,
                counts,
                stores.requests(),
                notices,
                ended.map(Report.Failure::of),
                log.failures(),
                log.differences(),
                Optional.of(folder.path().toString()));
    }
}
