package dev.portage.core;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.storage.Appending;
import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.core.journal.JobFolder;
import dev.portage.core.journal.JobIdentity;
import dev.portage.core.journal.JobInfo;
import dev.portage.core.journal.JobLock;
import dev.portage.core.journal.JobSession;
import dev.portage.core.journal.Jobs;
import dev.portage.core.journal.Ledger;
import dev.portage.core.journal.Unfinished;
import dev.portage.core.plan.CopyPlan;
import dev.portage.core.plan.Layout;
import dev.portage.core.plan.MisplacedPatterns;
import dev.portage.core.plan.PlanSummary;
import dev.portage.core.report.Report;
import dev.portage.core.report.ReportFile;
import dev.portage.core.report.Tally;
import dev.portage.core.run.Retry;
import dev.portage.core.run.Stop;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Layout layout = layout();
        List<String> notices = preflight(layout);
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

    /**
     * Says what {@link #run} would do, and changes nothing.
     *
     * @throws PortageException as {@link #run} would
     */
    public PlanSummary dryRun() {
        Layout layout = layout();
        List<String> notices = preflight(layout);
        JobFolder folder = jobs.folder(identity(layout).id());
        Tally tally = new Tally();
        PlanSummary.Builder summary = new PlanSummary.Builder(layout, notices, tally);
        try (Ledger ledger = JobSession.peek(folder);
                CopyPlan plan = new CopyPlan(new CopyPlan.Setting(
                        layout,
                        stores,
                        effective(layout).options(),
                        JobSession.nextRound(folder.info()),
                        folder.id() + "-" + folder.info().map(JobInfo::origin).orElse("dry-"),
                        folder.id() + "-dry-",
                        request.cutting(),
                        new Unfinished(Map.of(), Map.of()),
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
        return new JobIdentity(request.verb(), layout.sources(), layout.target(), request.options());
    }

    /** What cannot be meant is refused, what cannot be had is said, before anything moves. */
    private List<String> preflight(Layout layout) {
        CopyOptions options = request.options();
        MisplacedPatterns.refuse(
                options.filters(), layout.entries().map(Entry::location).toList());
        if (options.mayDelete()) {
            layout.sourceInsideTarget().ifPresent(source -> {
                throw new PortageException(
                        ErrorCode.INVALID_ARGUMENT,
                        "the source " + source + " lies inside the target " + layout.target()
                                + ", and --delete would delete it");
            });
        }
        List<String> notices = new ArrayList<>();
        Set<Attribute> lost = EnumSet.noneOf(Attribute.class);
        lost.addAll(options.preserved());
        lost.removeAll(preservable(layout));
        if (!lost.isEmpty()) {
            notices.add("not preserved, because source or target cannot hold it: " + Words.list(lost));
        }
        if (options.growth() == CopyOptions.Growth.APPEND && !appends(layout)) {
            notices.add("files that have grown are copied anew, because the store of " + layout.target()
                    + " does not append to files");
        }
        notices.forEach(listener::noticed);
        return notices;
    }

    private boolean appends(Layout layout) {
        return stores.of(layout.base()).capability(Appending.class).isPresent();
    }

    /** The attributes to be preserved that all stores of the job can hold. */
    private Set<Attribute> preservable(Layout layout) {
        Set<Attribute> preservable = EnumSet.noneOf(Attribute.class);
        if (request.options().preserved().isEmpty()) {
            return preservable;
        }
        preservable.addAll(request.options().preserved());
        preservable.retainAll(supported(layout.base()));
        layout.entries().forEach(source -> preservable.retainAll(supported(source.location())));
        return preservable;
    }

    private Set<Attribute> supported(Location location) {
        return stores.of(location)
                .capability(AttributeAccess.class)
                .map(access -> access.supported(location))
                .orElse(Set.of());
    }

    private CopyRequest effective(Layout layout) {
        return request.preserving(preservable(layout));
    }
}
