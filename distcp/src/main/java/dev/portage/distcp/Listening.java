package dev.portage.distcp;

import dev.portage.core.JobListener;
import dev.portage.core.report.Tally;
import dev.portage.core.task.Outcome;
import java.util.Optional;

/** Shows how a copy comes along, and keeps its log. */
record Listening(JobListener progress, Optional<CopyLog> log) implements JobListener {
    @Override
    public void started(String job, Tally tally) {
        progress.started(job, tally);
    }

    @Override
    public void noticed(String notice) {
        progress.noticed(notice);
    }

    @Override
    public void settled(Outcome outcome) {
        log.ifPresent(open -> open.add(outcome));
    }

    @Override
    public void planned() {
        progress.planned();
    }
}
