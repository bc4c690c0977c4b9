package dev.portage.core;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.plan.CheckPlan;
import dev.portage.core.plan.MisplacedPatterns;
import dev.portage.core.report.Counts;
import dev.portage.core.report.Report;
import dev.portage.core.report.ReportFile;
import dev.portage.core.report.RunLog;
import dev.portage.core.report.Tally;
import dev.portage.core.report.Verdict;
import dev.portage.core.run.ComparisonRunner;
import dev.portage.core.run.Retry;
import dev.portage.core.run.Stop;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Compares two trees, and changes neither. Each instance runs once. */
public final class Check {
    private static final String VERB = "check";

    private final CheckRequest request;
    private final Stores stores;
    private final Stop stop;
    private final Clock clock;
    private final JobListener listener;

    /**
     * A check that has not begun.
     *
     * @param stores opened as needed; not closed
     * @param stop may ask for an early end, from any thread
     */
    public Check(CheckRequest request, Stores stores, Stop stop, Clock clock, JobListener listener) {
        this.request = request;
        this.stores = stores;
        this.stop = stop;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Compares. Blocks until all is compared, or nothing more can be.
     *
     * @param reportFile where to write the report with every entry
     * @throws PortageException if it could not begin
     */
    public Report run(Optional<Path> reportFile) {
        reportFile.ifPresent(ReportFile::requireWritable);
        CheckPlan plan = CheckPlan.of(stores, request.source(), request.target());
        MisplacedPatterns.refuse(request.filters(), List.of(plan.source().location()));
        Tally tally = new Tally();
        Instant started = clock.instant();
        long begin = System.nanoTime();
        listener.started(VERB, tally);
        try (RunLog log = RunLog.temporary(tally, listener::settled)) {
            compare(plan, tally, log);
            Counts counts = tally.counts();
            Verdict verdict = Verdict.ofCheck(counts, stop.reason());
            Report report = new Report(
                    Report.VERSION,
                    VERB,
                    VERB,
                    List.of(plan.source().location()),
                    plan.target().location(),
                    verdict.state(),
                    verdict.exitCode(),
                    started,
                    Duration.ofNanos(System.nanoTime() - begin),
                    counts,
                    stores.requests(),
                    tally.temporariesNotice().stream().toList(),
                    stop.reason().map(Report.Failure::of),
                    log.failures(),
                    log.differences(),
                    Optional.empty());
            log.write(report, reportFile.stream(), stop.reason());
            return report;
        }
    }

    private void compare(CheckPlan plan, Tally tally, RunLog log) {
        Retry retry = new Retry(CopyRequest.PATIENCE, stop::sleep, tally.absences());
        ComparisonRunner runner = new ComparisonRunner(stores, stop, log, request.limits(), retry, tally::moved);
        try {
            new Pipeline(request.limits(), stop, tally, listener)
                    .run(
                            runner,
                            log,
                            sink -> plan.walk(request.comparison(), request.filters(), tally, stop, retry, sink));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortageException(ErrorCode.INTERRUPTED, "interrupted while comparing", e);
        }
    }
}
