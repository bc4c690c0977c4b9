package dev.portage.core;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Deletion;
import dev.portage.api.storage.Location;
import dev.portage.core.journal.JobFolder;
import dev.portage.core.journal.JobSession;
import dev.portage.core.journal.Ledger;
import dev.portage.core.journal.ProvenFile;
import dev.portage.core.journal.Recovery;
import dev.portage.core.journal.Unfinished;
import dev.portage.core.plan.CopyPlan;
import dev.portage.core.plan.Layout;
import dev.portage.core.report.Report;
import dev.portage.core.report.RunLog;
import dev.portage.core.report.Tally;
import dev.portage.core.run.ActionRunner;
import dev.portage.core.run.Deleter;
import dev.portage.core.run.DirectoryFinisher;
import dev.portage.core.run.OutcomeSink;
import dev.portage.core.run.Retry;
import dev.portage.core.run.Settlement;
import dev.portage.core.run.Stop;
import dev.portage.core.run.Withheld;
import dev.portage.core.run.Workplace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of a copy, from the recovery of what earlier runs have left to the report. Used once, by one thread. */
final class CopyRun {
    private final CopyRequest request;
    private final Layout layout;
    private final Stores stores;
    private final JobSession session;
    private final JobFolder folder;
    private final Location jobs;
    private final Stop stop;
    private final JobListener listener;
    private final RunFrame frame;
    private final Tally tally;
    private final Retry retry;
    private final Workplace workplace;
    private final Commit commit;

    CopyRun(
            CopyRequest request,
            Layout layout,
            Stores stores,
            JobSession session,
            JobFolder folder,
            Location jobs,
            Stop stop,
            Clock clock,
            JobListener listener,
            List<String> notices) {
        this.request = request;
        this.layout = layout;
        this.stores = stores;
        this.session = session;
        this.folder = folder;
        this.jobs = jobs;
        this.stop = stop;
        this.listener = listener;
        this.frame = new RunFrame(session, folder, stores, listener, clock, notices);
        this.tally = frame.tally();
        this.retry = new Retry(request.patience(), stop::sleep, tally.absences());
        this.workplace = new Workplace(
                folder.id(),
                session.token(),
                stores,
                layout.base(),
                request.options(),
                session.journal(),
                stop,
                request.options().isAtomic()
                        ? Optional.of(new Withheld(session.journal(), tally::staged))
                        : Optional.empty());
        this.commit = new Commit(workplace, session, retry, request.limits(), listener, frame);
    }

    Report run(Optional<Path> reportFile) {
        return frame.run(new RunFrame.Ends(layout.sources(), layout.target()), reportFile, this::work);
    }

    /** What ends a run before its time is part of the report. */
    private Optional<PortageException> work(RunLog log) {
        try {
            Unfinished unfinished = session.recover(this::settle);
            try (Ledger ledger = session.ledger();
                    CopyPlan plan = new CopyPlan(setting(unfinished, ledger))) {
                requireSeparation();
                move(plan, log);
                tally.temporariesNotice().ifPresent(this::notice);
                if (request.options().isAtomic()) {
                    commit.end(plan, deletions(plan), log);
                } else if (!stop.isAsked()) {
                    finish(plan, log);
                }
            }
        } catch (PortageException e) {
            stop.because(e);
        }
        if (request.options().isAtomic()) {
            commit.tell();
        }
        return stop.reason();
    }

    private void requireSeparation() {
        Separation separation = new Separation(stores, layout, folder.id() + "-" + session.token() + "-mark");
        retry.call(() -> {
            separation.requireTargetOutsideSources();
            if (request.options().mayDelete()) {
                separation.requireSourcesOutsideTarget();
            }
            return true;
        });
    }

    private void settle(Recovery recovery, Consumer<ProvenFile> published) {
        if (recovery.damaged() > 0) {
            notice("lines of this job's journal that are damaged, and were passed over: " + recovery.damaged()
                    + "; the disk of " + folder.path() + " may be failing");
        }
        new Settlement(workplace, this::notice).settle(recovery, published);
    }

    private CopyPlan.Setting setting(Unfinished unfinished, Ledger ledger) {
        return new CopyPlan.Setting(
                layout,
                stores,
                request.options(),
                session.info().round(),
                folder.id() + "-" + session.info().origin(),
                folder.id() + "-" + session.token() + "-",
                request.cutting(),
                unfinished,
                ledger,
                Optional.of(jobs),
                tally,
                stop,
                retry,
                new CopyPlan.Mode.CleaningUp(session.journal()::append, this::notice));
    }

    private void move(CopyPlan plan, RunLog log) {
        OutcomeSink outcomes = workplace
                .withheld()
                .<OutcomeSink>map(withheld -> withheld.before(log))
                .orElse(log);
        ActionRunner runner =
                new ActionRunner(workplace, outcomes, request.limits(), retry, plan.begun(), tally::moved);
        Ticker ticker = new Ticker(() -> session.checkpoint(tally.counts()));
        try {
            try {
                new Pipeline(request.limits(), stop, tally, listener).run(runner, log, plan::walk);
            } finally {
                ticker.stop();
                runner.notice().ifPresent(this::notice);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortageException(ErrorCode.INTERRUPTED, "interrupted while copying", e);
        }
    }

    private Deletions deletions(CopyPlan plan) {
        return new Deletions(plan, request.options().deletion(), layout.target());
    }

    private void finish(CopyPlan plan, RunLog outcomes) {
        Deletions deletions = deletions(plan);
        if (deletions.areAny()) {
            delete(plan, deletions, outcomes);
        }
        new DirectoryFinisher(workplace, retry, outcomes).finish(plan.directories());
    }

    /** Never after a failure: what could not be listed may be what is missing. */
    private void delete(CopyPlan plan, Deletions deletions, RunLog outcomes) {
        long failures = tally.counts().allFailed();
        if (failures > 0) {
            notice("nothing was deleted, because " + failures + (failures == 1 ? " entry" : " entries") + " failed");
            return;
        }
        deletions.refusal().ifPresentOrElse(outcomes::accept, () -> {
            Deletion asked = deletions.asked().orElseThrow();
            new Deleter(workplace, retry, asked, outcomes).delete(plan.extras());
        });
    }

    private void notice(String text) {
        frame.notice(text);
    }
}
