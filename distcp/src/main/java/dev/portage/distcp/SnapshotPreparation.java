package dev.portage.distcp;

import dev.portage.api.PortageException;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.core.CopyRequest;
import dev.portage.core.Stores;
import dev.portage.core.journal.JobIdentity;
import dev.portage.core.journal.JobLock;
import dev.portage.core.journal.Jobs;
import dev.portage.core.plan.Layout;
import dev.portage.core.sync.Ends;
import dev.portage.core.sync.SnapshotPlan;
import dev.portage.core.sync.SnapshotSync;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.tools.DistCpOptions;

/** Makes a request to Portage of an invocation that brings a target from one snapshot to another. Changes nothing. */
record SnapshotPreparation(Invocation invocation, Stores stores, Jobs jobs) {
    private DistCpOptions options() {
        return invocation.options();
    }

    /**
     * The request.
     *
     * @param sources of which there must be one
     * @throws Refusal for what DistCp refuses
     */
    Prepared prepare(List<Entry> sources, Location target) {
        try {
            return synchronisation(sources, target);
        } catch (PortageException e) {
            throw switch (e.code()) {
                case NOT_FOUND -> Refusal.ofInput("Input snapshot is not found: " + e.getMessage());
                case UNSUPPORTED ->
                    Refusal.ofSync("at least one file system does not support snapshot: " + e.getMessage());
                case DIVERGED ->
                    Refusal.ofSync("The target has been modified since snapshot "
                            + options().getFromSnapshot() + ": " + e.getMessage());
                case INVALID_ARGUMENT -> Refusal.ofSync(e.getMessage());
                default -> e;
            };
        }
    }

    private Prepared synchronisation(List<Entry> sources, Location target) {
        if (sources.size() != 1) {
            throw Refusal.ofSync(sources.size() + " source paths are provided");
        }
        Ends ends = ends(sources.get(0).location(), target);
        ends.requireStates(stores);
        Translation translation = new Translation(invocation);
        Location state = ends.state(stores);
        CopyOptions copyOptions = translation.syncOptions(state);
        new Requirements(invocation, stores).requireAttributes(copyOptions.preserved(), target, sources);
        List<Location> named = ends.named(stores);
        String job = new JobIdentity(Preparation.VERB, named, target, copyOptions).id();
        JobLock lock = jobs.folder(job).lock();
        try {
            SnapshotScope scope = new SnapshotScope(copyOptions.sourceFilter(), state);
            SnapshotSync sync = new SnapshotSync(ends, scope, stores, lock.folder());
            SnapshotPlan plan = sync.plan();
            Layout layout = sync.layout(named, plan);
            CopyRequest request = new CopyRequest(
                    Preparation.VERB, opened -> layout, copyOptions, translation.limits(), CopyRequest.PATIENCE);
            return new Prepared(
                    request, layout, job, Optional.empty(), Optional.of(new Prepared.PlannedSync(sync, plan, lock)));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private Ends ends(Location source, Location target) {
        String from = options().getFromSnapshot();
        String to = options().getToSnapshot();
        return options().shouldUseDiff() ? Ends.forth(source, target, from, to) : Ends.back(source, target, from, to);
    }
}
