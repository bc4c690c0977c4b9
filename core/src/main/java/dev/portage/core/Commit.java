package dev.portage.core;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Limits;
import dev.portage.core.journal.CommitLog;
import dev.portage.core.journal.JobSession;
import dev.portage.core.plan.CopyPlan;
import dev.portage.core.run.Committer;
import dev.portage.core.run.Freezer;
import dev.portage.core.run.OutcomeSink;
import dev.portage.core.run.Retry;
import dev.portage.core.run.Workplace;

/**
 * The end of an atomic job: when everything is staged and proven, that is written down for good, and then it is published. Whoever comes after
 * that was written down goes on with it. Used by one thread.
 */
final class Commit {
    private enum Phase {
        NOT_BEGUN,
        BEGUN,
        OVER
    }

    private final Workplace workplace;
    private final JobSession session;
    private final Retry retry;
    private final Limits limits;
    private final JobListener listener;
    private final RunFrame frame;
    private Phase phase = Phase.NOT_BEGUN;

    Commit(Workplace workplace, JobSession session, Retry retry, Limits limits, JobListener listener, RunFrame frame) {
        this.workplace = workplace;
        this.session = session;
        this.retry = retry;
        this.limits = limits;
        this.listener = listener;
        this.frame = frame;
    }

    /** Commits what a run has withheld, unless something failed or the job is to stop. */
    void end(CopyPlan plan, Deletions deletions, OutcomeSink outcomes) {
        if (isSound()) {
            deletions.refusal().ifPresent(outcomes::accept);
        }
        if (isSound()) {
            freeze(plan, deletions, new Freezer(workplace, retry, outcomes));
        }
        if (isSound()) {
            phase = Phase.BEGUN;
            session.beginCommit(workplace.base(), frame.tally().counts());
            carryOut(session.commit(), outcomes);
        }
    }

    private boolean isSound() {
        return !workplace.stop().isAsked() && frame.tally().counts().allFailed() == 0;
    }

    private static void freeze(CopyPlan plan, Deletions deletions, Freezer freezer) {
        if (deletions.areAny()) {
            freezer.extras(plan.extras());
        }
        freezer.directories(plan.directories());
    }

    /** Publishes what was written down, and what of it an earlier run has left. */
    void carryOut(CommitLog log, OutcomeSink outcomes) {
        phase = Phase.BEGUN;
        listener.committing();
        Ticker ticker = new Ticker(() -> session.checkpoint(frame.tally().counts()));
        try {
            long left;
            try {
                left = new Committer(workplace, retry, limits, outcomes, frame.tally()::committed).commit(log);
            } finally {
                ticker.stop();
            }
            if (left == 0) {
                session.endCommit();
                phase = Phase.OVER;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortageException(ErrorCode.INTERRUPTED, "interrupted while publishing", e);
        }
    }

    /** Says what became of it, if that is not what the user wants. */
    void tell() {
        switch (phase) {
            case NOT_BEGUN ->
                frame.notice(
                        "nothing was published" + reason() + "; what is staged stays for the next run of this command");
            case BEGUN ->
                frame.notice(
                        "not everything is published yet: run this command again, and it publishes the rest, whatever has"
                                + " become of the source");
            case OVER -> {}
        }
    }

    private String reason() {
        long failures = frame.tally().counts().allFailed();
        return failures == 0 ? "" : ", because " + failures + (failures == 1 ? " entry" : " entries") + " failed";
    }
}
