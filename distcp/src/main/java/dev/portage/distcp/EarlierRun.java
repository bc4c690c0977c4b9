package dev.portage.distcp;

import dev.portage.api.PortageException;
import dev.portage.core.journal.JobFolder;
import dev.portage.core.journal.JobIdentity;
import dev.portage.core.journal.JobInfo;
import dev.portage.core.journal.Jobs;
import dev.portage.core.report.JobState;
import java.util.Optional;

/** What earlier runs say of a target: one that a run of this command has made, and not finished, is not one that was there before. */
record EarlierRun(Jobs jobs) {
    /** Whether a run of a job has begun with a target, and nobody has finished it since. */
    boolean isUnfinished(JobIdentity identity) {
        return jobs.folder(identity.id())
                .info()
                .filter(job -> job.state() != JobState.DONE)
                .filter(job -> !isFinishedSince(job))
                .isPresent();
    }

    private boolean isFinishedSince(JobInfo unfinished) {
        return jobs.all().stream()
                .flatMap(job -> readable(job).stream())
                .takeWhile(job -> job.updated().isAfter(unfinished.updated()))
                .anyMatch(job -> job.state() == JobState.DONE && job.target().equals(unfinished.target()));
    }

    /** What a job says of itself; nothing if it is damaged, which is the business of whoever goes on with it. */
    private static Optional<JobInfo> readable(JobFolder job) {
        try {
            return job.info();
        } catch (PortageException e) {
            return Optional.empty();
        }
    }
}
