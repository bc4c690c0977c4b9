package dev.portage.core;

import dev.portage.api.PortageException;
import dev.portage.core.journal.CommitLog;
import dev.portage.core.journal.JobFolder;
import dev.portage.core.journal.JobSession;
import dev.portage.core.report.Report;
import dev.portage.core.report.RunLog;
import dev.portage.core.run.Retry;
import dev.portage.core.run.Stop;
import dev.portage.core.run.Workplace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One run that does nothing but complete the commit that an earlier run has begun. Used once, by one thread. */
final class RollForward {
    private final JobSession session;
    private final CommitLog log;
    private final Stop stop;
    private final RunFrame frame;
    private final Commit commit;

    RollForward(
            CopyRequest request,
            Stores stores,
            JobSession session,
            JobFolder folder,
            Stop stop,
            Clock clock,
            JobListener listener) {
        this.session = session;
        this.log = session.commit();
        this.stop = stop;
        this.frame = new RunFrame(session, folder, stores, listener, clock, List.of());
        Workplace workplace = new Workplace(
                folder.id(),
                session.token(),
                stores,
                log.base().orElse(session.info().target()),
                request.options(),
                session.journal(),
                stop,
                Optional.empty());
        Retry retry = new Retry(request.patience(), stop::sleep, frame.tally().absences());
        this.commit = new Commit(workplace, session, retry, request.limits(), listener, frame);
    }

    Report run(Optional<Path> reportFile) {
        return frame.run(
                new RunFrame.Ends(session.info().sources(), session.info().target()), reportFile, this::work);
    }

    private Optional<PortageException> work(RunLog outcomes) {
        frame.notice("an earlier run had begun to publish: this one only publishes the rest of what was staged then;"
                + " what has changed since is left to the next run");
        try {
            log.files(file -> frame.tally().staged(file.outcome().bytes()));
            commit.carryOut(log, outcomes);
        } catch (PortageException e) {
            stop.because(e);
        }
        commit.tell();
        return stop.reason();
    }
}
