package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Snapshots;
import dev.portage.core.Stores;
import dev.portage.core.run.Stop;
import dev.portage.core.sync.Ends;
import dev.portage.core.sync.Scope;
import dev.portage.core.sync.SnapshotPlan;
import dev.portage.core.sync.SnapshotSync;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was killed while it brought a target from one snapshot to another, and what happened to both sides before the same command came again. */
final class SnapshotResumeTest {
    private static final String TO_SNAPSHOT = "-update -diff s1 s2 @s @t";
    private static final String TO_PRESENT = "-update -diff s1 . @s @t";
    private static final String CHANGES = "mv a a2; mv d D; rm b; put D/x=changed; put new=text; put n/m=1; put n/o=2";

    private final Arena.Home home = Arena.homes().get(1);
    private final Stores stores = Arena.stores();

    @AfterEach
    void close() {
        stores.close();
    }

    private void prepare() throws IOException {
        SnapshotScenario.plant(home, 1);
        SnapshotScenario.play(home, "s", List.of(CHANGES));
    }

    private SnapshotSync sync(String command) {
        String to = command.equals(TO_PRESENT) ? "." : "s2";
        return new SnapshotSync(
                Ends.forth(home.at("s"), home.at("t"), "s1", to), Scope.EVERYTHING, stores, Arena.job(home, command));
    }

    /** A run that has moved everything, and copied some of the rest. */
    private SnapshotSync killed(String command) {
        SnapshotSync sync = sync(command);
        sync.folder().create();
        sync.move(sync.plan(), new Stop());
        home.tree("t/0").plant("D/x=changed", "new=text", "n/m=1");
        return sync;
    }

    private String aside(SnapshotSync sync) {
        return ".distcp.diff.tmp" + sync.folder().id();
    }

    private Map<String, String> contents(String path) {
        return home.tree(path).read(Tree.Detail.CONTENT);
    }

    private void retake(String side, String name) throws IOException {
        stores.of(home.at(side)).capability(Snapshots.class).orElseThrow().delete(home.at(side), name);
        home.snapshot(side, name);
    }

    private void assertBringsOver(String command) {
        Ours ours = Arena.ours(home, command);
        assertThat(ours.exitCode()).as(ours.err()).isZero();
        assertThat(contents("t")).isEqualTo(contents("s"));
    }

    private void assertRefused(String command, SnapshotSync killed, String reason) {
        Map<String, String> before = contents("t");
        Ours ours = Arena.ours(home, command);
        assertThat(ours.exitCode()).isEqualTo(ExitCode.UNKNOWN_ERROR.value());
        assertThat(ours.err())
                .isEqualTo(
                        "DistCp sync failed: The target has been modified since snapshot s1: the target " + home.at("t")
                                + " " + reason.replace("JOB", killed.folder().id()) + "\n");
        assertThat(contents("t")).isEqualTo(before);
    }

    @Test
    void diff_afterTheTargetWasTakenBack_beginsAnew() throws IOException {
        prepare();
        SnapshotSync killed = killed(TO_SNAPSHOT);
        home.tree("t").delete(aside(killed));
        assertThat(Arena.ours(home, "-update -delete @s/.snapshot/s1 @t").exitCode())
                .isZero();
        retake("t", "s1");
        assertBringsOver(TO_SNAPSHOT);
    }

    @Test
    void diff_withoutWhatWasPutAside_isRefused() throws IOException {
        prepare();
        SnapshotSync killed = killed(TO_SNAPSHOT);
        home.tree("t").delete(aside(killed));
        assertRefused(
                TO_SNAPSHOT,
                killed,
                "was in the middle of job JOB, and the directory " + aside(killed)
                        + " in it, where what was moved was put aside, is not there any more");
    }

    @Test
    void diff_afterSomebodyHasPutAFileBack_isRefused() throws IOException {
        prepare();
        SnapshotSync killed = killed(TO_SNAPSHOT);
        home.tree("t/0").plant("a=alpha");
        assertRefused(
                TO_SNAPSHOT,
                killed,
                "is in the middle of job JOB, and somebody else has changed it: 0/a is there again");
    }

    @Test
    void diff_afterSomebodyHasReplacedWhatWasRenamed_isRefused() throws IOException {
        prepare();
        SnapshotSync killed = killed(TO_SNAPSHOT);
        home.tree("t/0").delete("a2").plant("a2=alpha");
        assertRefused(
                TO_SNAPSHOT,
                killed,
                "is in the middle of job JOB, and somebody else has changed it: 0/a is not where it was left");
    }

    @Test
    void diff_thatHadOnlyToSayThatItIsDone_saysSo() throws IOException {
        prepare();
        SnapshotSync killed = killed(TO_SNAPSHOT);
        killed.clear();
        assertBringsOver(TO_SNAPSHOT);
        assertThat(killed.folder().path().resolve("sync.json")).doesNotExist();
    }

    @Test
    void diff_thatHasOnlyWrittenItsPlanDown_beginsAnew() throws IOException {
        prepare();
        SnapshotSync killed = sync(TO_SNAPSHOT);
        killed.folder().create();
        Stop stop = new Stop();
        stop.byUser();
        killed.move(killed.plan(), stop);
        home.tree("t").delete(aside(killed));
        assertBringsOver(TO_SNAPSHOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mv new newer; rm n/m; put late=text",
                "put D/y=late; put e/h=late; add D/sub/z=more",
                "mv n/o n/p; mv n N; put n=file",
                "rm e; put e=file",
                "rm e; mkdir e; put e/new=text",
                "rm D/sub; put D/sub/other=text",
                "rm new; put b=back",
                "nothing",
            })
    void diff_toAPresentThatHasGoneOn_copiesWhatIsThereNow(String scenario) throws IOException {
        prepare();
        killed(TO_PRESENT);
        new SnapshotScenario(scenario).play(home.tree("s/0"));
        assertBringsOver(TO_PRESENT);
    }

    @Test
    void diff_toASnapshotThatWasTakenAnew_copiesWhatIsThereNow() throws IOException {
        prepare();
        killed(TO_SNAPSHOT);
        home.tree("s/0").delete("new").delete("n/m").plant("late=text");
        retake("s", "s2");
        assertBringsOver(TO_SNAPSHOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mv D DD", "rm e/h", "rm D/sub/z", "mv D/y y", "mv a2 a3; mv new newer", "mv a2 a", "rm D"})
    void diff_toAPresentThatHasMovedOn_isRefusedUntilTheTargetIsTakenBack(String scenario) throws IOException {
        prepare();
        SnapshotSync killed = killed(TO_PRESENT);
        new SnapshotScenario(scenario).play(home.tree("s/0"));
        assertRefused(
                TO_PRESENT,
                killed,
                "is in the middle of job JOB, and in the source " + home.at("s")
                        + " other entries were renamed or deleted since: take the target back to its snapshot s1, and"
                        + " begin anew");
        Ours back = Arena.ours(home, "-update -rdiff . s1 @t @t");
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(contents("t")).isEqualTo(contents("s/.snapshot/s1"));
        retake("t", "s1");
        assertBringsOver(TO_PRESENT);
    }

    @Test
    void layout_ofWhatTheSourceHasLostMeanwhile_fails() throws IOException {
        prepare();
        SnapshotSync sync = sync(TO_PRESENT);
        SnapshotPlan plan = sync.plan();
        home.tree("s/0").delete("new");
        assertThatThrownBy(() -> sync.layout(List.of(home.at("s")), plan))
                .isInstanceOfSatisfying(PortageException.class, error -> assertThat(error.code())
                        .isEqualTo(ErrorCode.SOURCE_CHANGED))
                .hasMessage("the source " + home.at("s")
                        + " has changed while it was looked at: 0/new is not there any more");
    }
}
