package dev.portage.core.plan;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import dev.portage.core.Stores;
import dev.portage.core.report.Counts;
import dev.portage.core.report.Tally;
import dev.portage.core.task.Action;
import dev.portage.core.task.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a job would do.
 *
 * @param copies files to be copied, those included that are compared first
 * @param copyBytes bytes to be moved for them at the most
 * @param comparisons of these, files whose content decides
 * @param appends files to be appended to
 * @param histogram how many files are copied, by size class: the key is the smallest power of 4 kilobytes that is larger
 * @param directories to be made
 * @param attributes entries of which only attributes are to be set
 * @param deletions files to be deleted
 * @param deletionBytes their bytes
 * @param deletionSample some paths that are to be deleted
 * @param failures what would fail
 * @param requests about how many of which kind would be sent to stores that count them
 */
public record PlanSummary(
        List<Location> sources,
        Location target,
        List<String> notices,
        long copies,
        long copyBytes,
        long comparisons,
        long appends,
        Map<Long, Long> histogram,
        long directories,
        long attributes,
        long deletions,
        long deletionBytes,
        List<String> deletionSample,
        List<Outcome.Failed> failures,
        Counts counts,
        Map<String, Long> requests) {

    private static final int SAMPLE = 100;

    /** Collects what a walk finds. Used by one thread. */
    public static final class Builder implements PlanSink {
        private final Layout layout;
        private final List<String> notices;
        private final Map<Long, Long> histogram = new TreeMap<>();
        private final List<Outcome.Failed> failures = new ArrayList<>();
        private final List<String> deletions = new ArrayList<>();
        private final Tally tally;
        private final RequestEstimate estimate;
        private long copies;
        private long bytes;
        private long comparisons;
        private long appends;
        private long directories;
        private long attributes;

        /**
         * A summary of nothing.
         *
         * @param stores are asked what things cost
         * @param tally with which the walk counts
         */
        public Builder(Layout layout, Stores stores, List<String> notices, Tally tally) {
            this.estimate = new RequestEstimate(stores, layout.base());
            this.tally = tally;
            this.layout = layout;
            this.notices = notices;
        }

        @Override
        public void add(Action action) {
            bytes += action.bytes();
            estimate.add(action);
            if (action instanceof Action.CopyFile file) {
                countCopy(file.source().length());
                comparisons += switch (file.condition()) {
                    case ALWAYS, IF_ABSENT -> 0;
                    case UNLESS_STORES_AGREE, IF_STORES_DIFFER, UNLESS_SAME_CONTENT -> 1;
                };
            } else if (action instanceof Action.CopyRange range) {
                if (range.range().index() == 0) {
                    countCopy(range.source().length());
                }
            } else if (action instanceof Action.AppendFile) {
                appends++;
            } else if (action instanceof Action.MakeDirectory) {
                directories++;
            } else if (action instanceof Action.SetAttributes) {
                attributes++;
            }
        }

        private void countCopy(long length) {
            copies++;
            long bound = 4096;
            while (bound <= length && bound < 1L << 60) {
                bound *= 4;
            }
            histogram.merge(bound, 1L, Long::sum);
        }

        @Override
        public void settle(Outcome outcome) {
            tally.count(outcome);
            if (outcome instanceof Outcome.Failed failure && failures.size() < SAMPLE) {
                failures.add(failure);
            }
        }

        /**
         * The summary.
         *
         * @param plan whose walk is over
         */
        public PlanSummary build(CopyPlan plan) {
            plan.extras().drainReversed(chunk -> chunk.stream()
                    .limit(SAMPLE - deletions.size())
                    .forEach(extra -> deletions.add(extra.path())));
            deletions.sort(NameOrder.PATHS);
            return new PlanSummary(
                    layout.sources(),
                    layout.target(),
                    Stream.of(notices.stream(), tally.temporariesNotice().stream(), deletionNotice(plan).stream())
                            .flatMap(stream -> stream)
                            .toList(),
                    copies,
                    bytes,
                    comparisons,
                    appends,
                    histogram,
                    directories,
                    attributes,
                    plan.extraFiles(),
                    plan.extraBytes(),
                    deletions,
                    failures,
                    tally.counts(),
                    estimate.withDeletions(plan.extraFiles()));
        }

        /** As a run says it: what could not be listed may be what is missing. */
        private Optional<String> deletionNotice(CopyPlan plan) {
            long failed = tally.counts().allFailed();
            return failed == 0 || plan.extraFiles() + deletions.size() == 0
                    ? Optional.empty()
                    : Optional.of("nothing would be deleted, because " + failed + (failed == 1 ? " entry" : " entries")
                            + " would fail");
        }
    }
}
