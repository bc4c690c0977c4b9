package dev.portage.core;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.Deletion;
import dev.portage.api.storage.Location;
import dev.portage.core.plan.CopyPlan;
import dev.portage.core.task.Outcome;
import java.util.Optional;

/**
 * What is to be deleted at the end of a copy, and whether it may be.
 *
 * @param plan whose walk is over
 * @param asked how to delete; empty if nothing is to be deleted
 * @param target as the user names it
 */
record Deletions(CopyPlan plan, Optional<Deletion> asked, Location target) {
    boolean areAny() {
        return asked.isPresent() && (plan.extraFiles() > 0 || plan.extras().size() > 0);
    }

    /** Why nothing may be deleted, if anything is to be. */
    Optional<Outcome.Failed> refusal() {
        if (!areAny()) {
            return Optional.empty();
        }
        Deletion deletion = asked.orElseThrow();
        if (deletion.disposal() == Deletion.Disposal.REFUSED) {
            return plan.refusedExtras();
        }
        long most = deletion.most().orElse(Long.MAX_VALUE);
        return plan.extraFiles() <= most
                ? Optional.empty()
                : Optional.of(new Outcome.Failed(
                        "",
                        ErrorCode.TOO_MANY_DELETES,
                        plan.extraFiles() + (plan.extraFiles() == 1 ? " file is" : " files are")
                                + " only in the target " + target + ", more than --max-delete " + most
                                + " allows; nothing was deleted"));
    }
}
