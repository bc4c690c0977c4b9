package dev.portage.cli;

import dev.portage.api.storage.Location;
import dev.portage.core.journal.JobFolder;
import dev.portage.core.journal.JobInfo;
import dev.portage.core.report.Counts;
import dev.portage.core.report.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job in the list for programs.
 *
 * @param state as users see it: a job that says it runs, and that nobody works on, is {@code interrupted}
 * @param counts of the last run, if it has come so far
 * @param directory where its journal lies
 */
record JobRow(
        String id,
        String verb,
        List<Location> sources,
        Location target,
        String state,
        Instant created,
        Instant updated,
        Optional<Counts> counts,
        String directory) {
    JobRow {
        sources = List.copyOf(sources);
    }

    static JobRow of(JobFolder folder, JobInfo info) {
        return new JobRow(
                info.id(),
                info.verb(),
                info.sources(),
                info.target(),
                state(folder, info),
                info.created(),
                info.updated(),
                info.counts(),
                folder.path().toString());
    }

    /** A job that says it runs, and that nobody works on, was killed. */
    static String state(JobFolder folder, JobInfo info) {
        return info.state() == JobState.RUNNING && !folder.isLocked()
                ? "interrupted"
                : info.state().toString();
    }
}
