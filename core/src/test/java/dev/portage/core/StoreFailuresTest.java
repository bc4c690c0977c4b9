package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.CopyOptions;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.core.run.Stop;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.Operation;
import dev.portage.testkit.Stall;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores that fail in ways of their own, over the small world. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class StoreFailuresTest {
    @TempDir
    private Path directory;

    private final FaultScript sourceFaults = new FaultScript();
    private final FaultScript targetFaults = new FaultScript();
    private CopyTrial trial;

    @BeforeEach
    void fill() {
        trial = SmallWorld.inMemory(directory);
    }

    private void assertDone(Report report) {
        assertThat(report.failures()).isEmpty();
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
        trial.witness().assertNothingWrongWasSeen();
    }

    /** What is to lie in it may have been begun before, by another thread. */
    @Test
    void directoryThatCannotBeMade_isAFailureOfItsOwn() {
        trial.options(CopyOptions.builder());
        targetFaults
                .when(Operation.CREATE_DIRECTORY)
                .at(trial.target().at("dir"))
                .fail(ErrorCode.INVALID_ARGUMENT);
        Report report = trial.run(sourceFaults, targetFaults);
        assertThat(report.counts().failed()).containsOnlyKeys(ErrorCode.INVALID_ARGUMENT);
        assertThat(report.failures())
                .extracting(Report.FailedEntry::message)
                .contains("injected fault: CREATE_DIRECTORY of target://store/tree/dir");
        assertThat(report.exitCode()).isEqualTo(3);
    }

    @Test
    void shortReads_giveTheSameBytes() {
        sourceFaults.when(Operation.READ).shorten();
        assertDone(trial.run(sourceFaults, targetFaults));
    }

    @Test
    void publishThatHappenedButSaidItFailed_isRepeated() {
        targetFaults.when(Operation.PUBLISH).times(2).failAfterwards(ErrorCode.IO);
        assertDone(trial.run(sourceFaults, targetFaults));
    }

    @Test
    void finishThatFailedAfterStoring_isRepeated() {
        targetFaults.when(Operation.FINISH).times(2).failAfterwards(ErrorCode.IO);
        assertDone(trial.run(sourceFaults, targetFaults));
    }

    @Test
    void publishWithUnknownEnd_isRepeated() {
        targetFaults
                .when(Operation.PUBLISH)
                .at(trial.target().at("new"))
                .times(3)
                .failAfterwards(ErrorCode.COMMIT_UNKNOWN);
        assertDone(trial.run(sourceFaults, targetFaults));
    }

    @Test
    void publishWithUnknownEndWhenTheStoreStaysAway_isAFailureThatTheNextRunClearsUpWithoutReading() {
        targetFaults.when(Operation.PUBLISH).at(trial.target().at("new")).failAfterwards(ErrorCode.COMMIT_UNKNOWN);
        Report report = trial.run(sourceFaults, targetFaults);
        assertThat(report.exitCode()).isEqualTo(5);
        assertThat(report.counts().failed()).containsExactly(Map.entry(ErrorCode.COMMIT_UNKNOWN, 1L));
        trial.witness().takeRead();
        assertDone(trial.run());
        assertThat(trial.witness().takeRead()).isEmpty();
    }

    @Test
    void publishWithUnknownEndThatDidNotHappen_isDoneByTheNextRunWithoutReading() {
        targetFaults.when(Operation.PUBLISH).at(trial.target().at("new")).fail(ErrorCode.COMMIT_UNKNOWN);
        assertThat(trial.run(sourceFaults, targetFaults).exitCode()).isEqualTo(5);
        trial.witness().takeRead();
        assertDone(trial.run());
        assertThat(trial.witness().takeRead()).isEmpty();
    }

    @Test
    void listingThatEndsEarly_makesTheRunIncompleteAndDeletesNothing() {
        for (int i = 0; i < 600; i++) {
            trial.source().write("many/" + i, new byte[1]);
        }
        trial.witness().remember(trial.sourceTree());
        sourceFaults
                .when(Operation.LIST_NEXT)
                .at(trial.source().at("many"))
                .nth(551)
                .fail(ErrorCode.ACCESS_DENIED);
        Report report = trial.run(sourceFaults, targetFaults);
        assertThat(report.state()).isEqualTo(JobState.INCOMPLETE);
        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.counts().sourceFiles()).isEqualTo(7 + 550);
        assertThat(report.failures())
                .extracting(Report.FailedEntry::message)
                .containsExactly("injected fault: LIST_NEXT of source://store/tree/many");
        assertThat(report.notices()).containsExactly("nothing was deleted, because 1 entry failed");
        assertThat(trial.targetTree().items()).containsKeys("extra", "extras/a", "extras/b");
        assertDone(trial.run());
    }

    @Test
    void directoryOfTheTargetThatCannotBeListed_deletesNothing() {
        targetFaults.when(Operation.LIST).at(trial.target().at("extras")).fail(ErrorCode.ACCESS_DENIED);
        Report report = trial.run(sourceFaults, targetFaults);
        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.counts().deletedFiles()).isZero();
        assertThat(trial.targetTree().items()).containsKeys("extra", "extras/a", "extras/b");
    }

    @Test
    void storeThatIsGoneForAWhile_isWaitedFor() {
        targetFaults
                .when(Operation.CREATE, Operation.WRITE, Operation.FINISH, Operation.CHECKSUM, Operation.OPEN_RANGE)
                .from(3)
                .times(3)
                .fail(ErrorCode.UNREACHABLE);
        assertDone(trial.run(sourceFaults, targetFaults));
    }

    /** The step after the last byte deserves the same patience as the bytes. */
    @ParameterizedTest
    @EnumSource(names = {"UNREACHABLE", "IO"})
    void storeThatIsGoneWhenFilesAreAssembledAndPublished_isWaitedFor(ErrorCode code) {
        for (String file : List.of("large", "new")) {
            targetFaults
                    .when(Operation.ASSEMBLE, Operation.PUBLISH, Operation.FIND_STAGED, Operation.APPLY_ATTRIBUTES)
                    .at(trial.target().at(file))
                    .times(2)
                    .fail(code);
        }
        assertDone(trial.run(sourceFaults, targetFaults));
    }

    @Test
    void storeThatStaysAway_endsTheRunAndTheNextOneFinishes() {
        targetFaults.when(Operation.WRITE).nth(4).vanish();
        Report report = trial.run(sourceFaults, targetFaults);
        assertThat(report.state()).isEqualTo(JobState.ABORTED);
        assertThat(report.exitCode()).isEqualTo(6);
        assertThat(report.failure()).map(Report.Failure::code).contains(ErrorCode.UNREACHABLE);
        assertThat(report.failure()).map(Report.Failure::message).hasValueSatisfying(message -> assertThat(message)
                .contains("the store is gone"));
        assertThat(report.counts().deletedFiles()).isZero();
        assertDone(trial.run());
    }

    @Test
    void storeThatVanishesWhileOneFileIsWritten_leavesNothingBehind() {
        targetFaults.when(Operation.WRITE).nth(1).vanish();
        assertThat(runOneFile(targetFaults).exitCode()).isEqualTo(6);
        assertThat(trial.targetTree().leftovers()).hasSize(1);
        runOneFile(new FaultScript());
        assertThat(trial.targetTree().leftovers()).isEmpty();
        assertThat(trial.target().read("copy")).isEqualTo(trial.source().read("new"));
    }

    private Report runOneFile(FaultScript faults) {
        return trial.run(
                List.of(trial.source().at("new").toString()),
                trial.target().at("copy").toString(),
                faults);
    }

    @Test
    void stalledStream_whenTheUserStops_endsTheRunWithoutWaitingForTheRest() throws InterruptedException {
        Stall stall =
                sourceFaults.when(Operation.READ).at(trial.source().at("new")).stall();
        Stop stop = CopyTrial.newStop();
        CompletableFuture<Report> running =
                CompletableFuture.supplyAsync(() -> trial.run(sourceFaults, targetFaults, stop));
        stall.awaitReached();
        stop.byUser();
        stall.release();
        Report report = running.join();
        assertThat(report.state()).isEqualTo(JobState.STOPPED);
        assertThat(report.exitCode()).isEqualTo(130);
        assertThat(report.failure()).map(Report.Failure::message).contains("stopped by the user");
        assertThat(trial.targetTree().items()).containsKeys("extra", "extras/a");
        assertDone(trial.run());
    }
}
