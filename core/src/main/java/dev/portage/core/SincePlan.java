package dev.portage.core;

import dev.portage.api.storage.NameOrder;
import dev.portage.core.plan.PlanSummary;
import dev.portage.core.sync.SnapshotPlan;
import java.util.List;
import java.util.Optional;

/**
 * What {@link SinceCopy} would do.
 *
 * @param since the snapshot from which on changes would be carried over; nothing if everything would be copied
 * @param renames how many entries would get another place at the target
 * @param renameSample some of them, below the target
 * @param removals how many entries would be deleted, directories with all that is in them; some of them would be made anew
 * @param removalSample some of them, below the target
 * @param copy what would be copied then
 */
public record SincePlan(
        Optional<String> since,
        long renames,
        List<Renaming> renameSample,
        long removals,
        List<String> removalSample,
        PlanSummary copy) {
    public SincePlan {
        renameSample = List.copyOf(renameSample);
        removalSample = List.copyOf(removalSample);
    }

    private static final int SAMPLE = 100;

    /** Everything would be copied. */
    static SincePlan ofEverything(PlanSummary copy) {
        return new SincePlan(Optional.empty(), 0, List.of(), 0, List.of(), copy);
    }

    /** What has changed would be carried over. */
    static SincePlan of(String since, SnapshotPlan plan, PlanSummary copy) {
        List<String> removed = plan.removed();
        return new SincePlan(
                Optional.of(since),
                plan.placed().size(),
                plan.placed().stream()
                        .limit(SAMPLE)
                        .map(placed -> new Renaming(plan.aside().get(placed.index()), placed.path()))
                        .toList(),
                removed.size(),
                removed.stream().sorted(NameOrder.PATHS).limit(SAMPLE).toList(),
                copy);
    }

    /** Another place for an entry. */
    public record Renaming(String from, String to) {}
}
