package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.CopyOptions;
import dev.portage.core.JobListener;
import dev.portage.core.journal.JobLock;
import dev.portage.core.journal.Jobs;
import dev.portage.core.report.Report;
import dev.portage.core.run.Stop;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code portage copy --since}, on HDFS. */
final class SinceCopyTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private SinceTrial trial;

    @BeforeEach
    void plant() {
        trial = new SinceTrial(folder);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void run_theFirstTime_copiesEverything() {
        Report report = trial.run();
        assertThat(report.exitCode()).isZero();
        assertThat(report.verb()).isEqualTo("copy --since nightly");
        assertThat(report.counts().copied()).isEqualTo(4);
        trial.assertTogether();
    }

    @Test
    void run_again_copiesOnlyWhatHasChanged() {
        trial.run();
        trial.home().tree("s").rename("d", "D").delete("e/f").plant("a=changed", "new/file=text");
        Report report = trial.run();
        assertThat(report.exitCode()).isZero();
        assertThat(report.counts().copied()).isEqualTo(2);
        assertThat(report.counts().sourceFiles()).isEqualTo(2);
        trial.assertTogether();
    }

    @Test
    void run_afterAChangeThatIsOlderThanTheTarget_copiesItAllTheSame() {
        trial.run();
        trial.home().tree("s").rename("d", "D").plant("D/x=7");
        assertThat(trial.run().counts().copied()).isEqualTo(1);
        trial.assertTogether();
    }

    @Test
    void run_withoutChanges_copiesNothing() {
        trial.run();
        assertThat(trial.run().counts().copied()).isZero();
        trial.assertTogether();
    }

    @Test
    void run_afterSomebodyChangedTheTarget_changesNothing() {
        trial.run();
        trial.home().tree("t").plant("foreign=text");
        trial.home().tree("s").plant("new=text");
        Map<String, String> before = trial.target();
        assertThatThrownBy(trial::run)
                .isInstanceOfSatisfying(PortageException.class, error -> assertThat(error.code())
                        .isEqualTo(ErrorCode.DIVERGED))
                .hasMessageStartingWith(
                        "the target " + trial.home().at("t") + " has changed since its snapshot portage-nightly-")
                .hasMessageEndingWith("; to begin anew, delete the target's snapshots portage-nightly-..., and run the"
                        + " same command with --delete");
        assertThat(trial.target()).isEqualTo(before);
        trial.snapshots("t").forEach(name -> trial.delete("t", name));
        assertThat(trial.run(SinceTrial.deleting()).exitCode()).isZero();
        trial.assertTogether();
    }

    @Test
    void run_thatWasStopped_isGoneOnWithFromTheSameSnapshot() {
        trial.run();
        trial.home().tree("s").rename("d", "D").plant("D/x=changed", "new=text", "a=changed");
        assertThat(trial.runUntilStopped().exitCode()).isEqualTo(ErrorCode.INTERRUPTED.exitCode());
        assertThat(trial.snapshots("s")).hasSize(2);
        assertThat(trial.run().exitCode()).isZero();
        trial.assertTogether();
    }

    @Test
    void run_thatWasStoppedAndWhoseSnapshotIsGone_changesNothing() {
        trial.run();
        trial.home().tree("s").rename("d", "D");
        trial.runUntilStopped();
        trial.delete("s", trial.snapshots("s").get(1));
        assertThatThrownBy(trial::run)
                .hasMessageStartingWith("an earlier run was bringing the target "
                        + trial.home().at("t") + " to the snapshot portage-nightly-")
                .hasMessageContaining(", and that snapshot of the source is not there any more; to begin anew,");
        trial.snapshots("t").forEach(name -> trial.delete("t", name));
        assertThat(trial.run(SinceTrial.deleting()).exitCode()).isZero();
        trial.assertTogether();
    }

    @Test
    void run_whenTheSourcesSnapshotIsGone_copiesEverythingThatDiffers() {
        trial.run();
        trial.delete("s", trial.snapshots("s").get(0));
        trial.home().tree("s").plant("a=other");
        Report report = trial.run();
        assertThat(report.exitCode()).isZero();
        assertThat(report.counts().copied()).isEqualTo(1);
        assertThat(report.counts().sourceFiles()).isEqualTo(4);
        trial.assertTogether();
    }

    @Test
    void run_theFirstTimeIntoATargetWithMore_isNoBeginningUnlessThatMayBeDeleted() {
        trial.home().tree("t").plant("foreign/file=text");
        Report report = trial.run();
        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.failures()).singleElement().satisfies(failure -> assertThat(failure.message())
                .isEqualTo("2 entries are only in the target " + trial.home().at("t")
                        + ", such as foreign; move away what is to stay, and give --delete for the rest"));
        assertThat(trial.target()).containsKey("/foreign/file").containsEntry("/a", "alpha");
        assertThat(trial.snapshots("t")).isEmpty();
        assertThat(trial.run(SinceTrial.deleting()).exitCode()).isZero();
        trial.assertTogether();
    }

    @Test
    void run_atTheSameTimeAsAnother_isRefused() {
        Report first = trial.run();
        trial.home().tree("s").rename("d", "D");
        Map<String, String> before = trial.target();
        try (JobLock lock = new Jobs(folder).folder(first.job()).lock()) {
            assertThat(lock.folder().id()).isEqualTo(first.job());
            assertThatThrownBy(trial::run)
                    .isInstanceOfSatisfying(PortageException.class, error -> assertThat(error.code())
                            .isEqualTo(ErrorCode.BUSY));
        }
        assertThat(trial.target()).isEqualTo(before);
        assertThat(trial.snapshots("s")).hasSize(1);
        assertThat(trial.run().exitCode()).isZero();
        trial.assertTogether();
    }

    @Test
    void run_ontoOrIntoItself_isRefused() {
        assertThatThrownBy(() -> trial.runBetween("s", "s"))
                .hasMessage("source and target are the same: " + trial.home().at("s"));
        assertThatThrownBy(() -> trial.runBetween("s", "s/d"))
                .hasMessage("the target " + trial.home().at("s/d") + " lies inside the source "
                        + trial.home().at("s"));
        assertThat(trial.snapshots("s")).isEmpty();
    }

    @Test
    void run_whereSnapshotsAreNotAllowed_saysHow() {
        assertThatThrownBy(() -> trial.runBetween("s/d", "t"))
                .hasMessage("HDFS keeps no snapshots of " + trial.home().at("s/d")
                        + "; its administrator allows them with: hdfs dfsadmin -allowSnapshot "
                        + trial.home().at("s/d").path());
    }

    @Test
    void run_underALabelThatBeginsLikeAnother_leavesThatAlone() {
        trial.since("nightly-2", CopyOptions.defaults(), new Stop(), JobListener.NONE)
                .run(Optional.empty());
        List<String> others = trial.snapshots("s");
        trial.run();
        trial.run();
        assertThat(trial.snapshots("s")).hasSize(2).containsAll(others);
        assertThat(trial.snapshots("t")).hasSize(2).containsAll(others);
    }
}
