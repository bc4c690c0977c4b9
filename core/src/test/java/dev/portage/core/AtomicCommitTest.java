package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Existing;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.core.report.Tally;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.Operation;
import dev.portage.testkit.Workspace;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit that meets obstacles, or is interrupted. */
final class AtomicCommitTest {
    @TempDir
    private Path directory;

    private CopyTrial trial;

    @BeforeEach
    void fill() {
        trial = new CopyTrial(directory).options(atomic());
        trial.source().write("a", Workspace.content(1, 100));
        trial.source().write("b", Workspace.content(2, 100));
        trial.source().write("dir/large", Workspace.content(3, 2500));
        trial.target().write("a", Workspace.content(4, 50));
        trial.witness().remember(trial.sourceTree());
    }

    private static CopyOptions.Builder atomic() {
        return CopyOptions.builder().publishing(CopyOptions.Publishing.TOGETHER);
    }

    /** Somebody else makes a file while the others are staged; it stays, and what was staged for it does not. */
    @Test
    void commit_whatCameLaterStaysIfItIsToStay() {
        trial.options(atomic().existing(Existing.FAIL));
        CopyTrial.delete(trial.target(), "a");
        byte[] other = Workspace.content(9, 9);
        trial.listener(new Committing(() -> trial.target().write("b", other)));
        Report report = trial.run();
        assertThat(report.failures()).singleElement().satisfies(failure -> assertThat(failure.code())
                .isEqualTo(ErrorCode.ALREADY_EXISTS));
        assertThat(trial.target().read("b")).isEqualTo(other);
        assertThat(trial.target().read("a")).isEqualTo(Workspace.content(1, 100));
        assertThat(trial.targetTree().leftovers()).isEmpty();
    }

    @Test
    void stoppedWithinTheCommit_nextRunOnlyPublishesTheRest() {
        FaultScript script = new FaultScript();
        script.when(Operation.PUBLISH).from(2).fail(ErrorCode.UNREACHABLE);
        Report first = trial.run(new FaultScript(), script);
        assertThat(first.state()).isEqualTo(JobState.ABORTED);
        assertThat(first.notices()).last().asString().contains("not everything is published yet");
        trial.source().write("a", Workspace.content(6, 60));
        trial.source().write("later", Workspace.content(7, 60));
        Report second = trial.run();
        assertThat(second.state()).isEqualTo(JobState.DONE);
        assertThat(second.notices()).first().asString().contains("an earlier run had begun to publish");
        assertThat(trial.target().read("a")).isEqualTo(Workspace.content(1, 100));
        assertThat(trial.targetTree().items()).doesNotContainKey("later");
        trial.witness().remember(trial.sourceTree());
        Report third = trial.run();
        assertThat(third.counts().copied()).isEqualTo(2);
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
        trial.witness().assertNothingWrongWasSeen();
    }

    /** Meanwhile nothing is in the way of a plan. */
    @Test
    void dryRun_saysThatACommitHasBegun() {
        FaultScript script = new FaultScript();
        script.when(Operation.PUBLISH).fail(ErrorCode.UNREACHABLE);
        trial.run(new FaultScript(), script);
        assertThat(trial.dryRun().notices()).singleElement().asString().contains("an earlier run has begun to publish");
        assertThat(trial.witness().takePublished()).isEmpty();
    }

    /** Does something when the commit is about to begin. */
    private record Committing(Runnable action) implements JobListener {
        @Override
        public void started(String job, Tally tally) {}

        @Override
        public void noticed(String notice) {}

        @Override
        public void planned() {}

        @Override
        public void committing() {
            action.run();
        }
    }
}
