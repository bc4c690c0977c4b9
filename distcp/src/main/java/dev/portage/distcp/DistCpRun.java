package dev.portage.distcp;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.StorageOptions;
import dev.portage.cli.Progress;
import dev.portage.core.Copy;
import dev.portage.core.Stores;
import dev.portage.core.journal.JobFolder;
import dev.portage.core.journal.Jobs;
import dev.portage.core.report.Report;
import dev.portage.core.run.Stop;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.tools.DistCpOptions;

/** Carries out an invocation. Used once, by one thread. */
final class DistCpRun {
    private final Invocation invocation;
    private final Jobs jobs;
    private final Stop stop;
    private final PrintWriter err;

    DistCpRun(Invocation invocation, Jobs jobs, Stop stop, PrintWriter err) {
        this.invocation = invocation;
        this.jobs = jobs;
        this.stop = stop;
        this.err = err;
    }

    /**
     * The folder of the job that this would be.
     *
     * @throws Refusal if it cannot begin
     */
    JobFolder folder() {
        try (Stores stores = open();
                Prepared prepared = new Preparation(invocation, stores, jobs).prepare()) {
            return jobs.folder(prepared.job());
        }
    }

    private Stores open() {
        return Stores.onClassPath(new StorageOptions(invocation.given()), storage -> storage);
    }

    /** Copies. Blocks until all is done. */
    Report run() {
        boolean isQuiet = invocation.arguments().portage().contains("--quiet");
        try (Stores stores = open();
                Prepared prepared = new Preparation(invocation, stores, jobs).prepare()) {
            prepared.sync().ifPresent(planned -> planned.sync().move(planned.plan(), stop));
            Report report;
            try (Progress progress = isQuiet ? Progress.silent(err) : Progress.on(err)) {
                report = end(prepared, copy(prepared, stores, progress), stores);
            }
            if (hasSucceeded(report, invocation.options())) {
                track(prepared, stores);
                prepared.sync().ifPresent(planned -> planned.sync().end());
            }
            return report;
        }
    }

    /** Whether all is there, but for files that could not be read and may be missing. */
    static boolean hasSucceeded(Report report, DistCpOptions options) {
        boolean isExcused = options.shouldIgnoreFailures()
                && report.failure().isEmpty()
                && report.counts().allFailed() == report.counts().failedReading();
        return report.exitCode() == 0 || isExcused;
    }

    private Report copy(Prepared prepared, Stores stores, Progress progress) {
        Optional<Path> reportFile = invocation.arguments().value("--report").map(Path::of);
        Optional<CopyLog> log = log(prepared, stores);
        Copy copy = new Copy(prepared.request(), stores, jobs, stop, Clock.systemUTC(), new Listening(progress, log));
        Report report = logged(log, () -> prepared.sync()
                .map(planned -> copy.run(planned.lock(), reportFile))
                .orElseGet(() -> copy.run(reportFile)));
        if (hasSucceeded(report, invocation.options())) {
            log.ifPresent(CopyLog::markSuccess);
        }
        return report;
    }

    /** The log is completed also where the copy could not begin. */
    private static Report logged(Optional<CopyLog> log, Supplier<Report> copy) {
        try {
            return copy.get();
        } finally {
            log.ifPresent(CopyLog::close);
        }
    }

    /** DistCp does so only where it neither deletes nor commits. */
    private void track(Prepared prepared, Stores stores) {
        DistCpOptions options = invocation.options();
        String folder = invocation.trackFolder();
        if (!folder.isEmpty() && !options.shouldDeleteMissing() && !options.shouldAtomicCommit()) {
            new TrackedListings(invocation.configuration(), stores, prepared.layout())
                    .write(new org.apache.hadoop.fs.Path(folder));
        }
    }

    private Optional<CopyLog> log(Prepared prepared, Stores stores) {
        if (invocation.options().getLogPath() == null) {
            return Optional.empty();
        }
        Location folder = new HadoopPaths(invocation.configuration())
                .locate(invocation.options().getLogPath());
        return Optional.of(new CopyLog(
                stores.of(folder),
                folder,
                prepared.job(),
                Origins.of(prepared.layout(), stores),
                prepared.layout().base(),
                invocation.options().shouldVerboseLog() ? CopyLog.Detail.VERBOSE : CopyLog.Detail.EXCEPTIONS));
    }

    private Report end(Prepared prepared, Report report, Stores stores) {
        if (prepared.commit().isEmpty()) {
            return report;
        }
        Location work = prepared.layout().target();
        AtomicEnd end = new AtomicEnd(stores, work, prepared.commit().get(), jobs.folder(prepared.job()));
        return hasSucceeded(report, invocation.options()) ? end.commit(report) : end.abandon(report);
    }
}
