package dev.portage.core;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.StagingName;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.Operation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Temporary files of other runs and other jobs. */
final class LeftoversTest {
    @TempDir
    private Path directory;

    private CopyTrial trial;
    private String job = "";
    private String origin = "";

    @BeforeEach
    void runOnce() {
        trial = SmallWorld.inMemory(directory);
        trial.run();
        job = trial.folder().id();
        origin = trial.folder().info().orElseThrow().origin();
    }

    private Report run() {
        Report report = trial.run();
        assertThat(report.state()).isEqualTo(JobState.DONE);
        return report;
    }

    @Test
    void leftoverOfAnEarlierRun_isRemoved() {
        String name = StagingName.of(job + "-" + origin + "abcde-7.3");
        trial.target().write(name, new byte[3]);
        trial.target().write("dir/deep/" + name, new byte[3]);
        Report report = run();
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
        assertThat(report.counts().deletedFiles()).isZero();
    }

    @Test
    void leftoverOfTheSameJobOfSomebodyElse_stays() {
        String name = StagingName.of(job + "-000000abcde-7.3");
        trial.target().write(name, new byte[3]);
        run();
        assertThat(trial.targetTree().leftovers()).containsExactly(name);
    }

    @Test
    void leftoverThatCannotBeRemoved_isSaidAndKeepsNothingFromBeingCopied() {
        trial = SmallWorld.inMemory(directory.resolve("another"));
        FaultScript script = new FaultScript();
        script.when(Operation.FINISH).at(trial.target().at("new")).die();
        DeathEverywhereTest.runUntilDeath(trial, script);
        FaultScript stubborn = new FaultScript();
        stubborn.when(Operation.DELETE).fail(ErrorCode.ACCESS_DENIED);
        Report report = trial.run(new FaultScript(), stubborn);
        assertThat(report.failure()).isEmpty();
        assertThat(trial.target().read("new")).isEqualTo(trial.source().read("new"));
        assertThat(report.notices()).isNotEmpty().allSatisfy(notice -> assertThat(notice)
                .startsWith(
                        "a temporary file of an earlier run stays: injected fault: DELETE of target://store/tree/"));
        run();
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
    }

    @Test
    void readyFileThatCanNeitherBePublishedNorRemoved_isSaid() {
        trial = SmallWorld.inMemory(directory.resolve("another"));
        FaultScript script = new FaultScript();
        script.when(Operation.PUBLISH).at(trial.target().at("new")).die();
        DeathEverywhereTest.runUntilDeath(trial, script);
        FaultScript stubborn = new FaultScript();
        stubborn.when(Operation.PUBLISH).nth(1).fail(ErrorCode.ACCESS_DENIED);
        stubborn.when(Operation.DISCARD).nth(1).fail(ErrorCode.ACCESS_DENIED);
        Report report = trial.run(new FaultScript(), stubborn);
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(report.notices())
                .contains(
                        "a temporary file of an earlier run stays: injected fault: DISCARD of target://store/tree/new");
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
    }

    @Test
    void leftoverOfAnotherJob_staysWithItsDirectory() {
        String name = StagingName.of("otherjob01-abcde-7.3");
        trial.target().write("foreign/" + name, new byte[3]);
        trial.target().write("foreign/goner", new byte[3]);
        Report report = run();
        assertThat(report.counts().deletedFiles()).isEqualTo(1);
        assertThat(report.counts().deletedDirectories()).isZero();
        assertThat(trial.targetTree().leftovers()).containsExactly("foreign/" + name);
        assertThat(trial.targetTree().items()).containsKey("foreign").doesNotContainKey("foreign/goner");
    }

    @Test
    void leftoverInTheSource_isNotCopiedAndThatIsSaid() {
        String name = StagingName.of("otherjob01-abcde-7.3");
        trial.source().write(name, new byte[3]);
        String notice = "1 entry of the source is left alone, being named like temporary files of Portage: " + name;
        assertThat(trial.dryRun().notices()).containsExactly(notice);
        Report report = run();
        assertThat(report.notices()).containsExactly(notice);
        assertThat(report.counts().sourceFiles()).isEqualTo(7);
        assertThat(trial.targetTree().leftovers()).isEmpty();
    }

    @Test
    void leftoversInTheSource_areCounted() {
        trial.source().write("a/" + StagingName.of("otherjob01-abcde-7.3"), new byte[3]);
        trial.source().write("b/" + StagingName.of("otherjob01-abcde-7.4"), new byte[3]);
        assertThat(run().notices())
                .containsExactly(
                        "2 entries of the source are left alone, being named like temporary files of Portage: a/"
                                + StagingName.of("otherjob01-abcde-7.3") + " and others");
    }

    @Test
    void sourceThatIsNamedLikeALeftover_isRefused() {
        String name = StagingName.of("otherjob01-abcde-7.3");
        trial.source().write(name, new byte[3]);
        String address = trial.source().at(name).toString();
        assertThat(assertFails(
                        ErrorCode.INVALID_ARGUMENT,
                        () -> trial.run(List.of(address), trial.target().at("x").toString())))
                .hasMessage("the source " + address
                        + " is named like a temporary file of Portage, which is never copied; rename it");
    }

    @Test
    void directoryThatIsNamedLikeALeftover_isCopied() {
        String name = StagingName.of("otherjob01-abcde-7.3");
        trial.source().write(name + "/file", new byte[3]);
        trial.witness().remember(trial.sourceTree());
        run();
        assertThat(trial.target().read(name + "/file")).hasSize(3);
    }

    @Test
    void rangesOfAFileThatHasDisappeared_areRemoved() {
        trial = SmallWorld.inMemory(directory.resolve("another"));
        FaultScript script = new FaultScript();
        script.when(Operation.ASSEMBLE).die();
        DeathEverywhereTest.runUntilDeath(trial, script);
        assertThat(trial.targetTree().leftovers()).isNotEmpty();
        trial.source().storage().delete(trial.source().at("large"));
        run();
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
    }

    @Test
    void rangesThatAreDone_areNotReadAgain() {
        trial = SmallWorld.inMemory(directory.resolve("another"));
        FaultScript script = new FaultScript();
        script.when(Operation.ASSEMBLE).die();
        DeathEverywhereTest.runUntilDeath(trial, script);
        trial.witness().takeRead();
        run();
        assertThat(trial.witness().takeRead()).doesNotContain("large");
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
    }

    @Test
    void rangesOfAFileThatHasChanged_areReplaced() {
        trial = SmallWorld.inMemory(directory.resolve("another"));
        FaultScript script = new FaultScript();
        script.when(Operation.ASSEMBLE).die();
        DeathEverywhereTest.runUntilDeath(trial, script);
        trial.source().write("large", new byte[3000]);
        trial.witness().remember(trial.sourceTree());
        run();
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
        trial.witness().assertNothingWrongWasSeen();
    }

    @Test
    void readyFileInWhosePlaceIsADirectoryNow_isGivenUp() {
        trial = SmallWorld.inMemory(directory.resolve("another"));
        FaultScript script = new FaultScript();
        script.when(Operation.PUBLISH).at(trial.target().at("new")).die();
        DeathEverywhereTest.runUntilDeath(trial, script);
        trial.source().storage().delete(trial.source().at("new"));
        trial.source().write("new/file", new byte[3]);
        trial.target().write("new/file", new byte[3]);
        run();
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
    }
}
