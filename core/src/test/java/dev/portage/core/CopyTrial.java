package dev.portage.core;

import dev.portage.api.DataSize;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Limits;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.core.journal.JobFolder;
import dev.portage.core.journal.Jobs;
import dev.portage.core.plan.Cutting;
import dev.portage.core.plan.PlanSummary;
import dev.portage.core.report.Report;
import dev.portage.core.run.Stop;
import dev.portage.core.storage.memory.MemoryStorage;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.FaultyStorage;
import dev.portage.testkit.TreeSnapshot;
import dev.portage.testkit.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A source and a target tree, and copies from one to the other, as many as a test wants: all of the same job, with faults where a script
 * says so. Whoever waits goes on at once, so that a minute of patience is over in no time.
 */
final class CopyTrial {
    static final Location SOURCE = Location.parse("source://store/tree");
    static final Location TARGET = Location.parse("target://store/tree");
    /** Whatever is longer is copied in ranges. */
    static final DataSize RANGE = DataSize.ofKilobytes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Limits LIMITS = new Limits(OptionalInt.of(2), Optional.empty(), OptionalInt.empty());

    private final Workspace source;
    private final Workspace target;
    private final Jobs jobs;
    private final Witness witness;
    private CopyOptions options = CopyOptions.defaults();
    private JobListener listener = JobListener.NONE;

    /** Two empty stores in memory. */
    CopyTrial(Path jobs) {
        this(jobs, new Workspace(new MemoryStorage(), SOURCE), new Workspace(new MemoryStorage(), TARGET));
    }

    /** Two trees in stores of any kind; of one scheme only if they are in one store. */
    CopyTrial(Path jobs, Workspace source, Workspace target) {
        this.jobs = new Jobs(jobs);
        this.source = source;
        this.target = target;
        this.witness = new Witness(source.root(), target.root());
    }

    CopyTrial options(CopyOptions.Builder builder) {
        options = builder.build();
        return this;
    }

    CopyTrial listener(JobListener chosen) {
        listener = chosen;
        return this;
    }

    /** The source, as a user has it. */
    Workspace source() {
        return source;
    }

    /** The target, as a user has it. */
    Workspace target() {
        return target;
    }

    Witness witness() {
        return witness;
    }

    /** Makes the source this tree. */
    void fillSource(TreeSnapshot tree) {
        tree.writeTo(source.storage(), source.root());
        witness.remember(tree);
    }

    /** Makes the target this tree. */
    void fillTarget(TreeSnapshot tree) {
        tree.writeTo(target.storage(), target.root());
    }

    TreeSnapshot sourceTree() {
        return TreeSnapshot.of(source.storage(), source.root());
    }

    TreeSnapshot targetTree() {
        return TreeSnapshot.of(target.storage(), target.root());
    }

    /** Copies the one tree to the other without a fault. */
    Report run() {
        return run(new FaultScript(), new FaultScript());
    }

    Report run(FaultScript sourceFaults, FaultScript targetFaults) {
        return run(sourceFaults, targetFaults, newStop());
    }

    Report run(FaultScript sourceFaults, FaultScript targetFaults, Stop stop) {
        return copy(addresses(), address(target), sourceFaults, targetFaults, stop)
                .run(Optional.empty());
    }

    /** Copies without a fault, and writes the report to a file of the user's too. */
    Report run(Path reportFile) {
        return copy(addresses(), address(target), new FaultScript(), new FaultScript(), newStop())
                .run(Optional.of(reportFile));
    }

    /** Copies other places of the two stores. */
    Report run(List<String> sources, String destination) {
        return run(sources, destination, new FaultScript());
    }

    /** Copies other places of the two stores, with faults at the target. */
    Report run(List<String> sources, String destination, FaultScript targetFaults) {
        return copy(sources, destination, new FaultScript(), targetFaults, newStop())
                .run(Optional.empty());
    }

    PlanSummary dryRun() {
        return copy(addresses(), address(target), new FaultScript(), new FaultScript(), newStop())
                .dryRun();
    }

    private List<String> addresses() {
        return List.of(address(source));
    }

    private static String address(Workspace tree) {
        return tree.root().toString();
    }

    private Copy copy(
            List<String> sources, String destination, FaultScript sourceFaults, FaultScript targetFaults, Stop stop) {
        Map<String, Storage> stores = new HashMap<>();
        stores.put(source.root().scheme(), new FaultyStorage(witness.watchSource(source.storage()), sourceFaults));
        stores.put(target.root().scheme(), new FaultyStorage(witness.watchTarget(target.storage()), targetFaults));
        CopyRequest request =
                new CopyRequest(sources, destination, options, LIMITS, PATIENCE).cutting(new Cutting.AtLeast(RANGE));
        return new Copy(request, NamedStores.of(stores), jobs, stop, Clock.systemUTC(), listener);
    }

    /** A stop that nobody has asked for, and for which time is nothing. */
    static Stop newStop() {
        return new Stop((latch, millis) -> latch.getCount() == 0);
    }

    /** Deletes something in one of the trees. */
    static void delete(Workspace tree, String path) {
        tree.storage().delete(path.isEmpty() ? tree.root() : tree.at(path));
    }

    /** Whether there is a job. */
    boolean hasBegun() {
        return !jobs.all().isEmpty();
    }

    /** The folder of the only job there is. */
    JobFolder folder() {
        return jobs.all().get(0);
    }
}
