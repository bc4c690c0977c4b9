package dev.portage.core;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Comparison;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Deletion;
import dev.portage.api.config.Filters;
import dev.portage.api.config.Limits;
import dev.portage.api.config.TimeBound;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.core.journal.JobFolder;
import dev.portage.core.journal.JobIdentity;
import dev.portage.core.journal.JobLock;
import dev.portage.core.journal.Jobs;
import dev.portage.core.plan.Layout;
import dev.portage.core.plan.Route;
import dev.portage.core.report.Report;
import dev.portage.core.run.Stop;
import dev.portage.core.sync.Ends;
import dev.portage.core.sync.FilterScope;
import dev.portage.core.sync.Lineage;
import dev.portage.core.sync.SnapshotPlan;
import dev.portage.core.sync.SnapshotSync;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Carries over what has changed in a directory since the last time, by snapshots that it takes and lets go of itself on both sides. The first
 * time it copies everything. Each instance runs once.
 */
public final class SinceCopy {
    private static final String PRESENT = ".";

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
            Filters filters = options.filters();
            Stream.of(filters.newerThan(), filters.olderThan())
                    .flatMap(Optional::stream)
                    .filter(TimeBound::isAge)
                    .findFirst()
                    .ifPresent(bound -> {
                        throw new PortageException(
                                ErrorCode.INVALID_ARGUMENT,
                                "--since goes with fixed times only: what is " + bound.text()
                                        + " old today was not yesterday, without any change that a snapshot could tell of");
                    });
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
        this.options = options(request.options());
        this.stores = stores;
        this.jobs = jobs;
        this.stop = stop;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * The store says that files have changed: what was changed while it was copied last is younger at the target, and differs. And a target
     * with something of its own would be kept as what it is not.
     */
    private static CopyOptions options(CopyOptions asked) {
        return asked.comparing(Comparison.CHECKSUM)
                .deleting(asked.deletion()
                        .orElseGet(() -> new Deletion(Deletion.Disposal.REFUSED, OptionalLong.empty())));
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
        requireApart(source, target);
        Lineage lineage = lineage(source, target);
        try (JobLock lock = folder(source, target).lock()) {
            stores.of(target).createDirectory(target);
            Optional<String> common = lineage.common();
            String next = lineage.next();
            SnapshotSync sync = sync(Ends.forth(source, target, common.orElse(PRESENT), next), lock.folder());
            Layout layout = common.isPresent() ? carriedOver(sync) : everything(sync);
            Report report = copy(layout).run(lock, reportFile);
            if (report.exitCode() == 0) {
                sync.clear();
                lineage.arrived(next);
                sync.end();
            }
            return report;
        }
    }

    /**
     * Says what {@link #run} would do, and changes nothing. What is not kept yet is read as it is now.
     *
     * @throws PortageException as {@link #run} would
     */
    public SincePlan dryRun() {
        Location source = resolved(request.source());
        Location target = resolved(request.target());
        requireApart(source, target);
        Lineage lineage = lineage(source, target);
        Optional<String> common = lineage.common();
        Ends ends = Ends.forth(
                source, target, common.orElse(PRESENT), lineage.begun().orElse(PRESENT));
        if (common.isEmpty()) {
            return SincePlan.ofEverything(copy(layout(ends)).dryRun());
        }
        SnapshotSync sync = sync(ends, folder(source, target));
        SnapshotPlan plan = plan(sync);
        return SincePlan.of(
                common.get(), plan, copy(sync.outlook(List.of(source), plan)).dryRun());
    }

    private void requireApart(Location source, Location target) {
        Entry entry = stores.of(source)
                .find(source)
                .orElseThrow(
                        () -> new PortageException(ErrorCode.NOT_FOUND, "the source " + source + " does not exist"));
        if (!entry.isDirectory()) {
            throw new PortageException(ErrorCode.WRONG_KIND, "the source " + source + " is no directory");
        }
        new Layout(List.of(source), target, target, List.of(Route.of("", entry))).checked(stores);
    }

    private Location resolved(String address) {
        Location location = Location.parse(address);
        return stores.of(location).resolve(location);
    }

    /** What is left out, and which attributes are carried over, belongs to what being the same means. */
    private Lineage lineage(Location source, Location target) {
        boolean isPlain =
                options.filters().equals(Filters.NONE) && options.preserved().isEmpty();
        Optional<String> meaning = isPlain
                ? Optional.empty()
                : Optional.of(JobIdentity.digits(List.of(options.filters(), options.preserved())));
        return new Lineage(new Lineage.Label(request.label(), meaning), source, target, stores, clock);
    }

    private JobFolder folder(Location source, Location target) {
        return jobs.folder(new JobIdentity(verb(), List.of(source), target, options).id());
    }

    private SnapshotSync sync(Ends ends, JobFolder folder) {
        return new SnapshotSync(ends, FilterScope.of(options.filters()), stores, folder);
    }

    private Layout everything(SnapshotSync sync) {
        sync.end();
        return layout(sync.ends());
    }

    private Layout layout(Ends ends) {
        Location state = ends.state(stores);
        Entry root = stores.of(state).find(state).orElseThrow();
        return new Layout(List.of(ends.source()), ends.target(), ends.target(), List.of(Route.of("", root)));
    }

    private Layout carriedOver(SnapshotSync sync) {
        SnapshotPlan plan = plan(sync);
        Layout layout = sync.layout(List.of(sync.ends().source()), plan);
        sync.move(plan, stop);
        return layout;
    }

    private SnapshotPlan plan(SnapshotSync sync) {
        try {
            return sync.plan();
        } catch (PortageException e) {
            if (e.code() != ErrorCode.DIVERGED) {
                throw e;
            }
            throw new PortageException(
                    e.code(),
                    e.getMessage() + "; to begin anew, delete the target's snapshots portage-" + request.label()
                            + "-..., and run the same command with --delete",
                    e);
        }
    }

    private Copy copy(Layout layout) {
        CopyRequest copy = new CopyRequest(verb(), opened -> layout, options, request.limits(), CopyRequest.PATIENCE);
        return new Copy(copy, stores, jobs, stop, clock, listener);
    }

    private String verb() {
        return "copy --since " + request.label();
    }
}
