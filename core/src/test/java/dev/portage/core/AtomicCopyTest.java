package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Deletion;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.core.task.Outcome;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.Operation;
import dev.portage.testkit.TreeSnapshot;
import dev.portage.testkit.Workspace;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is published before everything is staged and proven; then everything is. */
final class AtomicCopyTest {
    @TempDir
    private Path directory;

    private CopyTrial trial;
    private TreeSnapshot before;

    @BeforeEach
    void fill() {
        trial = new CopyTrial(directory).options(atomic());
        trial.source().write("a", Workspace.content(1, 100));
        trial.source().write("b", Workspace.content(2, 100));
        trial.source().write("dir/large", Workspace.content(3, 2500));
        trial.source().createDirectory("none");
        trial.target().write("a", Workspace.content(4, 50));
        trial.witness().remember(trial.sourceTree());
        before = trial.targetTree();
    }

    private static CopyOptions.Builder atomic() {
        return CopyOptions.builder().publishing(CopyOptions.Publishing.TOGETHER);
    }

    private static CopyOptions.Builder deleting(long most) {
        return atomic().deletion(new Deletion(Deletion.Disposal.FOR_GOOD, OptionalLong.of(most)));
    }

    private void assertUntouched() {
        assertThat(trial.targetTree().items().get("a")).isEqualTo(before.items().get("a"));
        assertThat(trial.targetTree().items()).doesNotContainKeys("b", "dir/large", "none");
        assertThat(trial.witness().takePublished()).isEmpty();
    }

    private FaultScript failingOnceAt(String path) {
        FaultScript script = new FaultScript();
        script.when(Operation.OPEN).at(trial.source().at(path)).fail(ErrorCode.ACCESS_DENIED);
        return script;
    }

    @Test
    void allGoesWell_everythingIsThere() {
        Report report = trial.run();
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(report.counts().copied()).isEqualTo(3);
        assertThat(report.counts().staged()).isZero();
        assertThat(report.counts().directoriesMade()).isEqualTo(2);
        assertThat(report.notices()).isEmpty();
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
        Reports.assertComplete(report, trial.sourceTree());
        assertThat(Reports.outcomes(report))
                .filteredOn(outcome -> outcome.path().equals("a"))
                .singleElement()
                .isInstanceOfSatisfying(Outcome.Copied.class, copied -> assertThat(copied.replaced())
                        .contains(50L));
    }

    @Test
    void whileFilesAreStaged_noneIsSeen() {
        FaultScript script = new FaultScript();
        script.when(Operation.CREATE).nth(2).fail(ErrorCode.ACCESS_DENIED);
        trial.run(new FaultScript(), script);
        assertUntouched();
    }

    @Test
    void oneFails_nothingIsPublishedAndThatIsSaid() {
        Report report = trial.run(failingOnceAt("b"), new FaultScript());
        assertThat(report.state()).isEqualTo(JobState.INCOMPLETE);
        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.counts().copied()).isZero();
        assertThat(report.counts().staged()).isEqualTo(2);
        assertThat(report.notices())
                .containsExactly("nothing was published, because 1 entry failed; what is staged stays for the next run"
                        + " of this command");
        assertUntouched();
    }

    @Test
    void rerunAfterAFailure_usesWhatIsStaged() {
        trial.run(failingOnceAt("b"), new FaultScript());
        trial.witness().takeRead();
        Report report = trial.run();
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(trial.witness().takeRead()).containsExactly("b");
        assertThat(report.counts().copied()).isEqualTo(3);
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
    }

    @Test
    void rerunAfterAFailure_stagesAnewWhatHasChangedAndForgetsWhatIsGone() {
        trial.run(failingOnceAt("b"), new FaultScript());
        trial.source().write("a", Workspace.content(5, 70));
        CopyTrial.delete(trial.source(), "dir/large");
        trial.witness().remember(trial.sourceTree());
        Report report = trial.run();
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
    }

    @Test
    void whatIsStagedIsLost_itIsCopiedAgain() {
        trial.run(failingOnceAt("b"), new FaultScript());
        trial.targetTree().leftovers().forEach(path -> CopyTrial.delete(trial.target(), path));
        Report report = trial.run();
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
    }

    @Test
    void nothingHasChanged_nothingIsDone() {
        trial.run();
        trial.witness().takePublished();
        Report report = trial.run();
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(report.counts().allSkipped()).isEqualTo(3);
        assertThat(trial.witness().takePublished()).isEmpty();
    }

    @Test
    void tooMuchWouldBeDeleted_nothingIsPublished() {
        trial.target().write("extra", new byte[1]);
        trial.target().write("more", new byte[1]);
        Report report = trial.options(deleting(1)).run();
        assertThat(report.exitCode()).isEqualTo(3);
        assertUntouched();
    }

    @Test
    void extras_goInTheCommit() {
        trial.target().write("extra/x", new byte[1]);
        trial.options(deleting(5));
        trial.run(failingOnceAt("b"), new FaultScript());
        assertThat(trial.targetTree().items()).containsKey("extra/x");
        Report report = trial.run();
        assertThat(report.counts().deletedFiles()).isEqualTo(1);
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
    }
}
