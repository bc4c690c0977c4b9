package dev.portage.core;

import dev.portage.api.job.CopyEngine;
import dev.portage.api.job.CopyJob;
import dev.portage.api.job.CopyResult;
import dev.portage.api.storage.StorageOptions;
import dev.portage.core.journal.Jobs;
import dev.portage.core.report.Report;
import dev.portage.core.run.OperationLimit;
import dev.portage.core.run.Stop;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Copies in this process, with threads. Thread-safe. */
public final class LocalCopyEngine implements CopyEngine {
    /** Made by the service loader. */
    public LocalCopyEngine() {}

    @Override
    public CopyResult run(CopyJob job) {
        Jobs jobs =
                job.journal().map(Path::toAbsolutePath).map(Jobs::new).orElseGet(() -> Jobs.ofUser(System.getenv()));
        CopyRequest request =
                new CopyRequest(job.sources(), job.target(), job.options(), job.limits(), CopyRequest.PATIENCE);
        Stop stop = new Stop();
        try (Stores stores = open(job, stop)) {
            return result(
                    new Copy(request, stores, jobs, stop, Clock.systemUTC(), JobListener.NONE).run(Optional.empty()));
        }
    }

    private static Stores open(CopyJob job, Stop stop) {
        StorageOptions options = new StorageOptions(job.settings());
        return job.limits().operationsPerSecond().isPresent()
                ? Stores.onClassPath(
                        options,
                        new OperationLimit(job.limits().operationsPerSecond().getAsInt(), stop))
                : Stores.onClassPath(options, storage -> storage);
    }

    private static CopyResult result(Report report) {
        Map<String, Long> proofs = new HashMap<>();
        report.counts().proofs().forEach((proof, count) -> proofs.put(Words.of(proof), count));
        List<String> failures = Stream.concat(
                        report.failure().stream().map(Report.Failure::message),
                        report.failures().stream().map(Report.FailedEntry::message))
                .toList();
        return new CopyResult(
                report.job(),
                report.exitCode(),
                report.counts().copied(),
                report.counts().copiedBytes(),
                report.counts().allSkipped(),
                report.counts().deletedFiles(),
                report.counts().allFailed(),
                proofs,
                failures,
                report.directory().map(directory -> Path.of(directory, "report.json")));
    }
}
