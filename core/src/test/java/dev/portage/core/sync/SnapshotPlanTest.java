package dev.portage.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.config.Filters;
import dev.portage.api.config.PathPattern;
import dev.portage.api.storage.Change;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SnapshotPlanTest {
    /** Nothing whose name begins so takes part, and nothing in it. */
    private static final Scope SCOPE = FilterScope.of(new Filters(
            List.of(),
            List.of(new PathPattern("hidden*", PathPattern.Syntax.GLOB)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));

    private static SnapshotPlan plan(Change... changes) {
        return SnapshotPlan.of(Difference.forth(List.of(changes)), Scope.EVERYTHING, ListedStates.of());
    }

    private static SnapshotPlan back(Change... changes) {
        return SnapshotPlan.of(Difference.back(List.of(changes)), Scope.EVERYTHING, ListedStates.of());
    }

    private static SnapshotPlan filtered(ListedStates states, Change... changes) {
        return SnapshotPlan.of(Difference.forth(List.of(changes)), SCOPE, states);
    }

    private static SnapshotPlan.Touched changed(String path, String before) {
        return SnapshotPlan.Touched.changed(path, before);
    }

    private static SnapshotPlan.Touched made(String path, String... without) {
        return SnapshotPlan.Touched.made(path, Set.of(without));
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
        assertThat(plan.touched())
                .containsExactly(
                        changed("e", "d"), made("e/g/new"), changed("e/g/x", "d/f/x"), changed("e/other", "d/other"));
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
        assertThat(plan.touched()).containsExactly(made("n", "n/big"), changed("n/big/x", "big/x"));
    }

    @Test
    void of_whatIsRenamedAcrossAFilter_isDeletedOrMade() {
        SnapshotPlan plan = filtered(
                ListedStates.of("a", "hidden-b"),
                new Change.Renamed("a", "hidden-a"),
                new Change.Renamed("hidden-b", "b"));
        assertThat(plan.aside()).containsExactly("a");
        assertThat(plan.placed()).isEmpty();
        assertThat(plan.touched()).containsExactly(made("b"));
    }

    @Test
    void of_aDirectoryThatIsRenamedIntoAFilter_makesNothingOfWhatIsInIt() {
        SnapshotPlan plan = filtered(
                ListedStates.of("d/x", "d/y"),
                new Change.Renamed("d", "hidden"),
                new Change.Created("d/new"),
                new Change.Modified("d/y"));
        assertThat(plan.aside()).containsExactly("d");
        assertThat(plan.placed()).isEmpty();
        assertThat(plan.touched()).isEmpty();
    }

    @Test
    void of_aDirectoryThatLeavesAFilter_isMadeButForWhatIsMovedIntoIt() {
        SnapshotPlan plan = filtered(
                ListedStates.of("hidden/x", "a"), new Change.Renamed("hidden", "d"), new Change.Renamed("a", "d/a"));
        assertThat(plan.aside()).containsExactly("a");
        assertThat(plan.placed()).containsExactly(new SnapshotPlan.Placed(0, "d/a"));
        assertThat(plan.touched()).containsExactly(changed("d", "hidden"), made("d/x"));
    }

    @Test
    void of_whatShouldBeAtTheTargetAndIsNot_isMade() {
        ListedStates states = ListedStates.of("a", "b").withoutAtTarget("a", "b");
        SnapshotPlan plan = SnapshotPlan.of(
                Difference.forth(List.of(new Change.Renamed("a", "c"), new Change.Deleted("b"))),
                Scope.EVERYTHING,
                states);
        assertThat(plan.aside()).isEmpty();
        assertThat(plan.touched()).containsExactly(made("c"));
    }

    @Test
    void of_theWayBack_deletesWhatWasMadeAndMakesWhatWasDeleted() {
        SnapshotPlan plan = back(
                new Change.Renamed("d", "e"),
                new Change.Created("d/new"),
                new Change.Deleted("d/old"),
                new Change.Modified("d/x"));
        assertThat(plan.aside()).containsExactly("e/new", "e");
        assertThat(plan.removed()).containsExactly("e/new");
        assertThat(plan.placed()).containsExactly(new SnapshotPlan.Placed(1, "d"));
        assertThat(plan.touched()).containsExactly(made("d/old"), changed("d/x", "e/x"));
    }
}
