package dev.portage.core;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Comparison;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Filters;
import dev.portage.api.config.Limits;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.core.journal.JobIdentity;
import dev.portage.core.journal.Jobs;
import dev.portage.core.plan.Layout;
import dev.portage.core.plan.Route;
import dev.portage.core.report.Report;
import dev.portage.core.run.Stop;
import dev.portage.core.sync.Lineage;
import dev.portage.core.sync.SnapshotPlan;
import dev.portage.core.sync.SnapshotSync;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Carries over what has changed in a directory since the last time, by snapshots that it takes and lets go of itself on both sides. The first
 * time it copies everything. Each instance runs once.
 */
public final class SinceCopy {
    private final Request request;
    private final CopyOptions options;
    private final Stores stores;
    private final Jobs jobs;
    private final Stop stop;
    private final Clock clock;
    private final JobListener listener;

    /**
     * What a user asks for.
     *
     * @param label names the snapshots
     * @param source an address of a directory
     * @param target an address
     */
    public record Request(String label, String source, String target, CopyOptions options, Limits limits) {
        public Request {
            if (!options.filters().equals(Filters.NONE)) {
                throw new PortageException(
                        ErrorCode.INVALID_ARGUMENT,
                        "--since carries over all that has changed: it goes without filters");
            }
        }
    }

    /**
     * A copy that has not begun.
     *
     * @param stores opened as needed; not closed
     * @param jobs where the journal is kept
     * @param stop may ask for an early end, from any thread
     */
    public SinceCopy(Request request, Stores stores, Jobs jobs, Stop stop, Clock clock, JobListener listener) {
        this.request = request;
        // The store says that they have changed: what was changed while it was copied last is younger at the target,
        // and differs.
        this.options = request.options().comparing(Comparison.CHECKSUM);
        this.stores = stores;
        this.jobs = jobs;
        this.stop = stop;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Copies; goes on where an earlier run has ended. Blocks.
     *
     * @param reportFile where to write the report besides the job's folder
     * @throws PortageException if it could not begin; {@code DIVERGED} if the target has changed since the last time
     */
    public Report run(Optional<Path> reportFile) {
        Location source = resolved(request.source());
        Location target = resolved(request.target());
        requireDirectory(source);
        Lineage lineage = new Lineage(request.label(), source, target, stores, clock);
        stores.of(target).createDirectory(target);
        Optional<String> common = lineage.common();
        String next = lineage.next();
        Report report = common.isPresent()
                ? carryOver(source, target, common.get(), next, reportFile)
                : copyAll(source, target, lineage.state(next), reportFile);
        if (report.exitCode() == 0) {
            lineage.arrived(next);
        }
        return report;
    }

    private Location resolved(String address) {
        Location location = Location.parse(address);
        return stores.of(location).resolve(location);
    }

    private void requireDirectory(Location source) {
        Entry entry = stores.of(source)
                .find(source)
                .orElseThrow(
                        () -> new PortageException(ErrorCode.NOT_FOUND, "the source " + source + " does not exist"));
        if (!entry.isDirectory()) {
            throw new PortageException(ErrorCode.WRONG_KIND, "the source " + source + " is no directory");
        }
    }

    private Report copyAll(Location source, Location target, Location state, Optional<Path> reportFile) {
        Entry root = stores.of(state).find(state).orElseThrow();
        return copy(new Layout(List.of(source), target, target, List.of(Route.of("", root))), reportFile);
    }

    private Report carryOver(Location source, Location target, String from, String to, Optional<Path> reportFile) {
        String job = new JobIdentity(verb(), List.of(source), target, options).id();
        SnapshotSync sync =
                new SnapshotSync(SnapshotSync.Ends.forth(source, target, from, to), stores, jobs.folder(job));
        SnapshotPlan plan = sync.plan(path -> true);
        Layout layout =
                new Layout(List.of(source), target, target, sync.layout(plan).routes());
        sync.move(plan);
        Report report = copy(layout, reportFile);
        if (report.exitCode() == 0) {
            sync.end();
        }
        return report;
    }

    private Report copy(Layout layout, Optional<Path> reportFile) {
        CopyRequest copy = new CopyRequest(verb(), opened -> layout, options, request.limits(), CopyRequest.PATIENCE);
        return new Copy(copy, stores, jobs, stop, clock, listener).run(reportFile);
    }

    private String verb() {
        return "copy --since " + request.label();
    }
}
