package dev.portage.core.journal;

import dev.portage.api.storage.Location;
import dev.portage.core.report.Counts;
import dev.portage.core.report.JobState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code job.json} says of a job.
 *
 * @param verb {@code copy}
 * @param options that the job was given, as JSON has them
 * @param round counts how often everything has been done, and this time
 * @param run counts the processes that worked on the job
 * @param counts of the last or the present run, as far as they were written down
 */
public record JobInfo(
        String id,
        String verb,
        List<Location> sources,
        Location target,
        Map<String, Object> options,
        JobState state,
        int round,
        int run,
        long process,
        Instant created,
        Instant updated,
        Optional<Counts> counts) {
    private static final int ORIGIN_DIGITS = 6;

    public JobInfo {
        sources = List.copyOf(sources);
        options = Map.copyOf(options);
    }

    /** The round of the next run of a job: everything begins anew only after everything was done. */
    public static int nextRound(Optional<JobInfo> before) {
        return before.map(job -> job.state() == JobState.DONE ? job.round() + 1 : job.round())
                .orElse(1);
    }

    /** A job as this process begins to work on it; a commit that was begun is still to be completed. */
    static JobInfo next(JobFolder folder, JobIdentity identity, Instant now) {
        Optional<JobInfo> before = folder.info();
        return new JobInfo(
                folder.id(),
                identity.verb(),
                identity.sources(),
                identity.target(),
                identity.optionsByName(),
                before.filter(JobInfo::isCommitting).map(JobInfo::state).orElse(JobState.RUNNING),
                nextRound(before),
                before.map(JobInfo::run).orElse(0) + 1,
                ProcessHandle.current().pid(),
                before.map(JobInfo::created).orElse(now),
                now,
                Optional.empty());
    }

    /**
     * What tells this job from the same one of another user or another machine, who writes to the same target: some letters and digits, from
     * the instant at which it was begun here.
     */
    public String origin() {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, created);
        String digits = Long.toString(micros, 36);
        return digits.substring(Math.max(0, digits.length() - ORIGIN_DIGITS));
    }

    /** Whether a commit was begun whose end nobody has written down. */
    boolean isCommitting() {
        return state == JobState.COMMITTING;
    }

    /** The same job at work. */
    JobInfo running() {
        return new JobInfo(
                id, verb, sources, target, options, JobState.RUNNING, round, run, process, created, updated, counts);
    }

    /** The same job in another state. */
    public JobInfo with(JobState newState, Instant now, Counts newCounts) {
        return new JobInfo(
                id,
                verb,
                sources,
                target,
                options,
                newState,
                round,
                run,
                process,
                created,
                now,
                Optional.of(newCounts));
    }
}
