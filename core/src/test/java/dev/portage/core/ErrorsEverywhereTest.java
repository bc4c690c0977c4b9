package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.core.task.Outcome;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.TreeItem;
import dev.portage.testkit.TreeSnapshot;
import dev.portage.testkit.Trigger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An error in every call of a copy, one at a time: nothing wrong is ever seen, and the next run puts everything right. */
final class ErrorsEverywhereTest {
    @TempDir
    private Path directory;

    private enum Side {
        SOURCE,
        TARGET;

        FaultScript source(FaultScript script) {
            return this == SOURCE ? script : new FaultScript();
        }

        FaultScript target(FaultScript script) {
            return this == TARGET ? script : new FaultScript();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"NOT_FOUND", "SOURCE_CHANGED", "ACCESS_DENIED", "UNREACHABLE", "IO"})
    void error_inAnyCallOfTheSource_isPutRightByTheNextRun(ErrorCode code) {
        everywhere(Side.SOURCE, code, Trigger::fail);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"NOT_FOUND", "WRONG_KIND", "CORRUPT", "COMMIT_UNKNOWN", "NO_SPACE", "UNREACHABLE", "IO"})
    void error_inAnyCallOfTheTarget_isPutRightByTheNextRun(ErrorCode code) {
        everywhere(Side.TARGET, code, Trigger::fail);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"COMMIT_UNKNOWN", "UNREACHABLE", "IO"})
    void error_afterAnyCallOfTheTarget_isPutRightByTheNextRun(ErrorCode code) {
        everywhere(Side.TARGET, code, Trigger::failAfterwards);
    }

    private void everywhere(Side side, ErrorCode code, BiConsumer<Trigger, ErrorCode> fault) {
        FaultScript reference = new FaultScript();
        SmallWorld.inMemory(directory.resolve("reference")).run(side.source(reference), side.target(reference));
        for (long n = 1; n <= reference.calls(); n++) {
            FaultScript script = new FaultScript();
            fault.accept(script.whenAny().nth(n), code);
            CopyTrial trial = SmallWorld.inMemory(directory.resolve(Long.toString(n)));
            String what = code + " in call " + n + " of " + side;
            Optional<Report> report = runWithFault(trial, side, script, code);
            report.ifPresent(ended -> assertHonest(what, trial, ended));
            assertPutRight(what, trial);
        }
    }

    /** A run that could not even begin has changed nothing. */
    private static Optional<Report> runWithFault(CopyTrial trial, Side side, FaultScript script, ErrorCode code) {
        TreeSnapshot before = trial.targetTree();
        try {
            return Optional.of(trial.run(side.source(script), side.target(script)));
        } catch (PortageException e) {
            assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
            assertThat(e).hasMessageContaining("injected fault");
            assertThat(trial.targetTree()).isEqualTo(before);
            return Optional.empty();
        }
    }

    private static void assertHonest(String what, CopyTrial trial, Report report) {
        List<Outcome> outcomes = Reports.outcomes(report);
        Reports.assertConsistent(report, trial.sourceTree());
        assertThat(report.state() == JobState.DONE).as(what).isEqualTo(report.exitCode() == 0);
        if (report.state() == JobState.DONE) {
            assertThat(trial.targetTree()).as(what).isEqualTo(trial.sourceTree());
            Reports.assertComplete(report, trial.sourceTree());
        }
        if (outcomes.stream().anyMatch(outcome -> isFailedFile(trial, outcome))) {
            assertThat(outcomes).as(what).noneMatch(Outcome.Deleted.class::isInstance);
        }
    }

    private static boolean isFailedFile(CopyTrial trial, Outcome outcome) {
        return outcome instanceof Outcome.Failed
                && trial.sourceTree().items().get(outcome.path()) instanceof TreeItem.File;
    }

    private static void assertPutRight(String what, CopyTrial trial) {
        Report report = trial.run();
        assertThat(report.failures()).as(what).isEmpty();
        assertThat(report.failure()).as(what).isEmpty();
        assertThat(report.state()).as(what).isEqualTo(JobState.DONE);
        assertThat(trial.targetTree()).as(what).isEqualTo(trial.sourceTree());
        Reports.assertComplete(report, trial.sourceTree());
        trial.witness().assertNothingWrongWasSeen();
    }
}
