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
import dev.portage.core.report.Counts;
import dev.portage.core.report.Report;
import dev.portage.core.report.RunLog;
import dev.portage.core.report.Tally;
import dev.portage.core.report.Verdict;
import dev.portage.core.run.ActionRunner;
import dev.portage.core.run.Deleter;
import dev.portage.core.run.DirectoryFinisher;
import dev.portage.core.run.Retry;
import dev.portage.core.run.Settlement;
import dev.portage.core.run.Stop;
import dev.portage.core.run.Workplace;
import dev.portage.core.task.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One run of a copy, from the recovery of what earlier runs have left to the report. Used once, by one thread. */
final class CopyRun {
    private final CopyRequest request;
    private final Layout layout;
    private final Stores stores;
    private final JobSession session;
    private final JobFolder folder;
    private final Location jobs;
    private final Stop stop;
    private final Clock clock;
    private final JobListener listener;
    private final List<String> notices;
    private final Tally tally = new Tally();
    private final Retry retry;
    private final Workplace workplace;

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
        this.clock = clock;
        this.listener = listener;
        this.notices = new ArrayList<>(notices);
        this.retry = new Retry(request.patience(), stop::sleep, tally.absences());
        this.workplace = new Workplace(
                folder.id(), session.token(), stores, layout.base(), request.options(), session.journal(), stop);
    }

    Report run(Optional<Path> reportFile) {
        Instant started = clock.instant();
        long begin = System.nanoTime();
        listener.started(folder.id(), tally);
        try (RunLog log = new RunLog(folder.outcomes(), tally, listener::settled)) {
            Optional<PortageException> ended = work(log);
            Counts counts = tally.counts();
            Verdict verdict = Verdict.of(counts, ended);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
            Report report = new Report(
                    Report.VERSION,
                    folder.id(),
                    session.info().verb(),
                    layout.sources(),
                    layout.target(),
                    verdict.state(),
                    verdict.exitCode(),
                    started,
                    elapsed,
                    counts,
                    stores.requests(),
                    notices,
                    ended.map(Report.Failure::of),
                    log.failures(),
                    log.differences(),
                    Optional.of(folder.path().toString()));
            session.end(verdict.state(), counts);
            log.write(report, Stream.concat(Stream.of(folder.report()), reportFile.stream()), ended);
            return report;
        }
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
                if (!stop.isAsked()) {
                    finish(plan, log);
                }
            }
        } catch (PortageException e) {
            stop.because(e);
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
        ActionRunner runner = new ActionRunner(workplace, log, request.limits(), retry, plan.begun(), tally::moved);
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

    private void finish(CopyPlan plan, RunLog outcomes) {
        if (plan.extraFiles() > 0 || plan.extras().size() > 0) {
            request.options().deletion().ifPresent(deletion -> delete(plan, deletion, outcomes));
        }
        new DirectoryFinisher(workplace, retry, outcomes).finish(plan.directories());
    }

    /** Never after a failure: what could not be listed may be what is missing. */
    private void delete(CopyPlan plan, Deletion deletion, RunLog outcomes) {
        long failures = tally.counts().allFailed();
        if (failures > 0) {
            notice("nothing was deleted, because " + failures + (failures == 1 ? " entry" : " entries") + " failed");
        } else if (deletion.disposal() == Deletion.Disposal.REFUSED) {
            plan.refusedExtras().ifPresent(outcomes::accept);
        } else if (plan.extraFiles() > deletion.most().orElse(Long.MAX_VALUE)) {
            outcomes.accept(new Outcome.Failed(
                    "",
                    ErrorCode.TOO_MANY_DELETES,
                    plan.extraFiles() + (plan.extraFiles() == 1 ? " file is" : " files are") + " only in the target "
                            + layout.target() + ", more than --max-delete "
                            + deletion.most().getAsLong() + " allows; nothing was deleted"));
        } else {
            new Deleter(workplace, retry, deletion, outcomes).delete(plan.extras());
        }
    }

    private void notice(String text) {
        notices.add(text);
        listener.noticed(text);
    }
}
