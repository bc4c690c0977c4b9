package dev.portage.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Change;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SnapshotPlanTest {
    private static SnapshotPlan plan(Change... changes) {
        return SnapshotPlan.of(List.of(changes), path -> !path.startsWith("hidden"));
    }

    private static SnapshotPlan.Touched changed(String path) {
        return new SnapshotPlan.Touched(path, false, Set.of());
    }

    private static SnapshotPlan.Touched made(String path, String... without) {
        return new SnapshotPlan.Touched(path, true, Set.of(without));
    }

    @Test
    void of_twoThatSwapNames_putsBothAsideFirst() {
        SnapshotPlan plan = plan(new Change.Renamed("a", "b"), new Change.Renamed("b", "a"));
        assertThat(plan.aside()).containsExactly("b", "a");
        assertThat(plan.placed()).containsExactly(new SnapshotPlan.Placed(0, "a"), new SnapshotPlan.Placed(1, "b"));
        assertThat(plan.touched()).isEmpty();
    }

    @Test
    void of_nestedRenames_goDeepestFirstAndAreFollowed() {
        SnapshotPlan plan = plan(
                new Change.Renamed("d", "e"),
                new Change.Renamed("d/f", "e/g"),
                new Change.Modified("d"),
                new Change.Modified("d/f/x"),
                new Change.Created("d/f/new"),
                new Change.Modified("d/other"));
        assertThat(plan.aside()).containsExactly("d/f", "d");
        assertThat(plan.placed()).containsExactly(new SnapshotPlan.Placed(1, "e"), new SnapshotPlan.Placed(0, "e/g"));
        assertThat(plan.touched()).containsExactly(changed("e"), made("e/g/new"), changed("e/g/x"), changed("e/other"));
    }

    @Test
    void of_aFileThatWasReplaced_deletesAndMakesIt() {
        SnapshotPlan plan = plan(new Change.Deleted("a"), new Change.Created("a"));
        assertThat(plan.aside()).containsExactly("a");
        assertThat(plan.placed()).isEmpty();
        assertThat(plan.touched()).containsExactly(made("a"));
    }

    @Test
    void of_whatWasMovedIntoANewDirectory_isNotMadeAnew() {
        SnapshotPlan plan = plan(
                new Change.Created("n"),
                new Change.Renamed("big", "n/big"),
                new Change.Modified("big/x"),
                new Change.Created("n/also"));
        assertThat(plan.touched()).containsExactly(made("n", "n/big"), changed("n/big/x"));
    }

    @Test
    void of_whatIsRenamedAcrossAFilter_isDeletedOrMade() {
        SnapshotPlan plan = plan(new Change.Renamed("a", "hidden-a"), new Change.Renamed("hidden-b", "b"));
        assertThat(plan.aside()).containsExactly("a");
        assertThat(plan.placed()).isEmpty();
        assertThat(plan.touched()).containsExactly(made("b"));
    }
}
