package dev.portage.distcp;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.TreeRenaming;
import dev.portage.core.Stores;
import dev.portage.core.journal.JobFolder;
import dev.portage.core.report.Report;

/**
 * The end of an atomic copy, all or nothing: what is complete gets its name, and what has failed goes; what was stopped stays, to be gone on
 * with.
 *
 * @param work where the copy was made
 * @param target where the whole of it goes
 * @param folder of the job
 */
record AtomicEnd(Stores stores, Location work, Location target, JobFolder folder) {
    /** The report of a copy that went well, with what came of giving it its name. */
    Report commit(Report report) {
        try {
            Storage store = stores.of(work);
            if (store.find(work).isEmpty()) {
                folder.delete();
                return report.failing(new PortageException(
                        ErrorCode.NOT_FOUND,
                        "nothing was copied, so that there is nothing to become " + target,
                        "see what failed",
                        null));
            }
            target.parent().ifPresent(store::createDirectory);
            store.capability(TreeRenaming.class).orElseThrow().rename(work, target);
            folder.delete();
            return report;
        } catch (PortageException e) {
            return report.failing(e);
        }
    }

    /** The report of a copy that has failed, with what came of removing it; what cannot be removed is gone on with by the next run. */
    Report abandon(Report report) {
        boolean isStopped = report.failure()
                .filter(failure -> failure.code() == ErrorCode.INTERRUPTED)
                .isPresent();
        if (isStopped) {
            return report;
        }
        try {
            stores.of(work).delete(work);
            folder.delete();
            return report;
        } catch (PortageException e) {
            return report.failing(e);
        }
    }
}
