package dev.portage.core;

import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.core.journal.CommitLog;
import dev.portage.core.journal.JobFolder;
import dev.portage.core.journal.JobIdentity;
import dev.portage.core.journal.JobInfo;
import dev.portage.core.journal.JobLock;
import dev.portage.core.journal.JobSession;
import dev.portage.core.journal.Jobs;
import dev.portage.core.journal.Ledger;
import dev.portage.core.journal.Unfinished;
import dev.portage.core.plan.Arrangement;
import dev.portage.core.plan.CopyPlan;
import dev.portage.core.plan.Layout;
import dev.portage.core.plan.PlanSummary;
import dev.portage.core.report.Report;
import dev.portage.core.report.ReportFile;
import dev.portage.core.report.Tally;
import dev.portage.core.run.Retry;
import dev.portage.core.run.Stop;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Copies trees of files. Each instance runs once. */
public final class Copy {
    private final CopyRequest request;
    private final Stores stores;
    private final Jobs jobs;
    private final Stop stop;
    private final Clock clock;
    private final JobListener listener;

    /**
     * A copy that has not begun.
     *
     * @param stores opened as needed; not closed
     * @param jobs where the journal is kept
     * @param stop may ask for an early end, from any thread
     */
    public Copy(CopyRequest request, Stores stores, Jobs jobs, Stop stop, Clock clock, JobListener listener) {
        this.request = request;
        this.stores = stores;
        this.jobs = jobs;
        this.stop = stop;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Copies; goes on where an earlier run of the same job has ended. Blocks until all is done, or nothing more can be done.
     *
     * @param reportFile where to write the report besides the job's folder
     * @return what happened, also if it ended before its time
     * @throws PortageException if it could not begin; nothing was changed then
     */
    public Report run(Optional<Path> reportFile) {
        return run(reportFile, identity -> JobSession.open(jobs.folder(identity.id()), identity, clock));
    }

    /**
     * Copies as {@link #run(Optional)}, under the job's lock, which the caller has taken before and keeps.
     *
     * @throws PortageException if it could not begin; nothing was changed then
     */
    public Report run(JobLock lock, Optional<Path> reportFile) {
        return run(reportFile, identity -> JobSession.open(lock, identity, clock));
    }

    private Report run(Optional<Path> reportFile, Function<JobIdentity, JobSession> opening) {
        reportFile.ifPresent(ReportFile::requireWritable);
        Optional<JobIdentity> begun = begunCommit();
        if (begun.isPresent()) {
            return rollForward(begun.get(), reportFile, opening);
        }
        Layout layout = layout();
        List<String> notices = notices(layout);
        JobIdentity identity = identity(layout);
        try (JobSession session = opening.apply(identity)) {
            return new CopyRun(
                            effective(layout),
                            layout,
                            stores,
                            session,
                            jobs.folder(identity.id()),
                            jobs.place(),
                            stop,
                            clock,
                            listener,
                            notices)
                    .run(reportFile);
        }
    }

    /** The job, if an earlier run of it has begun to publish and has not come to its end; its source may be gone by now. */
    private Optional<JobIdentity> begunCommit() {
        if (!request.options().isAtomic()) {
            return Optional.empty();
        }
        Arrangement.Naming naming = request.arrangement().naming(stores).orElseGet(() -> {
            Layout layout = layout();
            return new Arrangement.Naming(layout.sources(), layout.target());
        });
        JobIdentity identity = identity(naming.sources(), naming.target());
        return CommitLog.ofBegun(jobs.folder(identity.id())).map(log -> identity);
    }

    private Report rollForward(
            JobIdentity identity, Optional<Path> reportFile, Function<JobIdentity, JobSession> opening) {
        try (JobSession session = opening.apply(identity)) {
            JobFolder folder = jobs.folder(identity.id());
            return new RollForward(request, stores, session, folder, stop, clock, listener).run(reportFile);
        }
    }

    /**
     * Says what {@link #run} would do, and changes nothing.
     *
     * @throws PortageException as {@link #run} would
     */
    public PlanSummary dryRun() {
        Layout layout = layout();
        List<String> notices = notices(layout);
        JobFolder folder = jobs.folder(identity(layout).id());
        CommitLog.ofBegun(folder)
                .ifPresent(
                        log -> notices.add(
                                "an earlier run has begun to publish: the next run only publishes the rest of what was staged then"));
        Tally tally = new Tally();
        PlanSummary.Builder summary = new PlanSummary.Builder(layout, stores, notices, tally);
        try (Ledger ledger = JobSession.peek(folder);
                CopyPlan plan = new CopyPlan(new CopyPlan.Setting(
                        layout,
                        stores,
                        effective(layout).options(),
                        JobInfo.nextRound(folder.info()),
                        folder.id() + "-" + folder.info().map(JobInfo::origin).orElse("dry-"),
                        folder.id() + "-dry-",
                        request.cutting(),
                        Unfinished.nothing(),
                        ledger,
                        Optional.of(jobs.place()),
                        tally,
                        stop,
                        new Retry(request.patience(), stop::sleep),
                        new CopyPlan.Mode.OnlyLooking()))) {
            plan.walk(summary);
            plan.refusedExtras().ifPresent(summary::settle);
            return summary.build(plan);
        }
    }

    private Layout layout() {
        return request.arrangement().layout(stores);
    }

    private JobIdentity identity(Layout layout) {
        return identity(layout.sources(), layout.target());
    }

    private JobIdentity identity(List<Location> sources, Location target) {
        return new JobIdentity(request.verb(), sources, target, request.options());
    }

    private Preflight preflight() {
        return new Preflight(request.options(), stores);
    }

    private List<String> notices(Layout layout) {
        List<String> notices = preflight().notices(layout);
        notices.forEach(listener::noticed);
        return notices;
    }

    private CopyRequest effective(Layout layout) {
        return request.preserving(preflight().preservable(layout));
    }
}
