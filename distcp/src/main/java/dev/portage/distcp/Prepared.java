package dev.portage.distcp;

import dev.portage.api.storage.Location;
import dev.portage.core.CopyRequest;
import dev.portage.core.journal.JobLock;
import dev.portage.core.plan.Layout;
import dev.portage.core.plan.SourceListing;
import dev.portage.core.sync.SnapshotPlan;
import dev.portage.core.sync.SnapshotSync;
import java.util.Optional;

/**
 * A copy that is ready to begin; to be closed.
 *
 * @param job its id
 * @param commit where the whole of it goes at its end, if it is not there from the beginning
 * @param sync what is done to the target before, if it is brought from one snapshot to another
 */
record Prepared(CopyRequest request, Layout layout, String job, Optional<Location> commit, Optional<PlannedSync> sync)
        implements AutoCloseable {
    /**
     * What a synchronisation will do.
     *
     * @param lock of the job, held from before the plan to the end
     */
    record PlannedSync(SnapshotSync sync, SnapshotPlan plan, JobLock lock) {}

    /** Removes what was kept to be copied, and gives the job back. */
    @Override
    public void close() {
        layout.routes().forEach(route -> route.listing().ifPresent(SourceListing::close));
        sync.ifPresent(planned -> planned.lock().close());
    }
}
