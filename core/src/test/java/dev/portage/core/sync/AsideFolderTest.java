package dev.portage.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Change;
import dev.portage.api.storage.Storage;
import dev.portage.core.run.Stop;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.FaultyStorage;
import dev.portage.testkit.Operation;
import dev.portage.testkit.ProcessDeath;
import dev.portage.testkit.Trigger;
import dev.portage.testkit.Workspace;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is moved at a target, by processes that die. None of them can write down how far it has come. */
final class AsideFolderTest {
    /** Two that swap their names, a directory that is moved, something that is moved out of it and into another, and what goes. */
    private static final List<Change> CHANGES = List.of(
            new Change.Renamed("a", "b"),
            new Change.Renamed("b", "a"),
            new Change.Renamed("d", "e"),
            new Change.Renamed("d/f", "n/g"),
            new Change.Deleted("r"),
            new Change.Modified("a"));

    private static final int STEPS = 9;

    private final ListedStates target = ListedStates.of("a", "b", "d/f", "d/x", "r/y");
    private final Workspace files = target.files();
    private final SnapshotPlan plan = SnapshotPlan.of(Difference.forth(CHANGES), Scope.EVERYTHING, target);

    private AsideFolder folder(Storage storage) {
        return new AsideFolder(storage, files.root(), "job");
    }

    private String identity(String path) {
        return files.entry(path).identity().orElseThrow();
    }

    private void dieAt(int step, Consumer<Trigger> death) {
        FaultScript script = new FaultScript();
        death.accept(script.when(Operation.RENAME_TREE).nth(step));
        AsideFolder dying = folder(new FaultyStorage(files.storage(), script));
        assertThatThrownBy(() -> dying.begin(plan, new Stop())).isInstanceOf(ProcessDeath.class);
    }

    private void goOn() {
        folder(files.storage()).goOn(plan, new Stop());
    }

    private void assertDiverged(String reason) {
        assertThatThrownBy(this::goOn)
                .isInstanceOfSatisfying(PortageException.class, error -> assertThat(error.code())
                        .isEqualTo(ErrorCode.DIVERGED))
                .hasMessage("the target " + files.root()
                        + " is in the middle of job job, and somebody else has changed it: " + reason);
    }

    @ParameterizedTest(name = "step {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, STEPS})
    void goOn_afterADeathAtAnyStep_takesTheRest(int step) {
        List<String> before = List.of(identity("b"), identity("a"), identity("d/x"), identity("d/f"));
        dieAt(step, step % 2 == 0 ? Trigger::die : Trigger::dieAfterwards);
        goOn();
        assertThat(List.of(identity("a"), identity("b"), identity("e/x"), identity("n/g")))
                .isEqualTo(before);
        assertThat(files.names("")).containsExactly(".distcp.diff.tmpjob", "a", "b", "e", "n");
    }

    @Test
    void goOn_whenAllIsDone_andAFileWasCopiedAnew_doesNothing() {
        dieAt(STEPS, Trigger::dieAfterwards);
        files.write("b", new byte[] {7});
        String copied = identity("b");
        goOn();
        assertThat(identity("b")).isEqualTo(copied);
    }

    @Test
    void goOn_whenSomethingIsBack_saysSo() {
        dieAt(7, Trigger::die);
        files.write("r", new byte[1]);
        assertDiverged("r is there again");
    }

    @Test
    void goOn_whenAnotherHasTheNameOfWhatWasMoved_saysSo() {
        dieAt(STEPS, Trigger::dieAfterwards);
        files.write("n/g", new byte[1]);
        assertDiverged("d/f is not where it was left");
    }

    @Test
    void goOn_whenWhatWasPutAsideIsPutBack_saysSo() {
        dieAt(STEPS, Trigger::dieAfterwards);
        files.storage().delete(files.at("e"));
        assertDiverged("d is not where it was left");
    }

    @Test
    void goOn_withoutTheFolder_expectsAllToBeDone() {
        dieAt(STEPS, Trigger::dieAfterwards);
        folder(files.storage()).delete();
        goOn();
        assertThat(files.names("")).containsExactly("a", "b", "e", "n");
    }
}
