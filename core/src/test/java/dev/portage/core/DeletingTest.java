package dev.portage.core;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Deletion;
import dev.portage.api.config.Deletion.Disposal;
import dev.portage.api.config.Filters;
import dev.portage.api.config.PathPattern;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.Operation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the target has goes, and nothing else does. */
final class DeletingTest {
    @TempDir
    private Path directory;

    private CopyTrial trial;

    @BeforeEach
    void fill() {
        trial = new CopyTrial(directory);
        for (String file : List.of("kept", "dir/kept")) {
            trial.source().write(file, new byte[3]);
        }
        for (String file : List.of("dir/kept", "dir/goner", "goner", "gone/a", "gone/deep/b", "gone/deep/c.log")) {
            trial.target().write(file, new byte[5]);
        }
        trial.target().createDirectory("empty");
        trial.witness().remember(trial.sourceTree());
    }

    private static CopyOptions.Builder deleting(Disposal disposal, OptionalLong most) {
        return CopyOptions.builder().deletion(new Deletion(disposal, most));
    }

    private static CopyOptions.Builder deleting() {
        return deleting(Disposal.FOR_GOOD, OptionalLong.empty());
    }

    private static Filters excluding(String glob) {
        return new Filters(
                List.of(),
                List.of(new PathPattern(glob, PathPattern.Syntax.GLOB)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private List<String> targetPaths() {
        return List.copyOf(trial.targetTree().items().keySet());
    }

    @Test
    void withoutDelete_everythingStays() {
        Report report = trial.run();
        assertThat(report.counts().deletedFiles()).isZero();
        assertThat(targetPaths()).contains("dir/goner", "goner", "gone/a", "gone/deep/b", "empty");
    }

    @Test
    void delete_takesWhatOnlyTheTargetHas() {
        Report report = trial.options(deleting()).run();
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(targetPaths()).containsExactly("dir", "dir/kept", "kept");
        assertThat(report.counts().deletedFiles()).isEqualTo(5);
        assertThat(report.counts().deletedDirectories()).isEqualTo(3);
    }

    @Test
    void delete_takesADirectoryInOneGo() {
        FaultScript faults = new FaultScript();
        trial.options(deleting()).run(new FaultScript(), faults);
        assertThat(faults.calls(Operation.DELETE)).isEqualTo(4);
    }

    @Test
    void delete_movesToTheTrashWhereThereIsOne() {
        FaultScript faults = new FaultScript();
        trial.options(deleting(Disposal.TRASH_IF_ANY, OptionalLong.empty())).run(new FaultScript(), faults);
        assertThat(faults.calls(Operation.MOVE_TO_TRASH)).isEqualTo(4);
        assertThat(faults.calls(Operation.DELETE)).isZero();
        assertThat(targetPaths()).containsExactly("dir", "dir/kept", "kept");
    }

    @Test
    void filters_protectWhatTheyExclude() {
        Report report = trial.options(deleting().filters(excluding("*.log"))).run();
        assertThat(targetPaths()).containsExactly("dir", "dir/kept", "gone", "gone/deep", "gone/deep/c.log", "kept");
        assertThat(report.counts().deletedFiles()).isEqualTo(4);
        assertThat(report.counts().deletedDirectories()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"./gone", "gone/", "/gone", ".//gone/"})
    void filters_protectHoweverTheyAreWritten(String glob) {
        trial.options(deleting().filters(excluding(glob))).run();
        assertThat(targetPaths())
                .contains("gone/a", "gone/deep/b", "gone/deep/c.log")
                .doesNotContain("goner");
    }

    @Test
    void filters_thatNameTheSourceOnceMore_areRefused() {
        trial.options(deleting().filters(excluding("/tree/gone")));
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, trial::run))
                .hasMessage("the pattern '/tree/gone' names the source source://store/tree itself; write the path below"
                        + " it: '/gone'");
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, trial::dryRun)).hasMessageContaining("write the path below");
        assertThat(targetPaths()).contains("gone/a", "goner");
    }

    @Test
    void filters_protectExcludedDirectoriesAndDoNotWalkThem() {
        FaultScript faults = new FaultScript();
        faults.when(Operation.LIST).below(trial.target().at("gone/deep")).fail(ErrorCode.ACCESS_DENIED);
        Report report = trial.options(deleting().filters(excluding("deep"))).run(new FaultScript(), faults);
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(targetPaths()).contains("gone/deep/b", "gone/deep/c.log").doesNotContain("gone/a", "goner");
    }

    @Test
    void include_protectsWhatItDoesNotMean() {
        Filters include = new Filters(
                List.of(new PathPattern("goner", PathPattern.Syntax.GLOB)),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        trial.options(deleting().filters(include)).run();
        assertThat(targetPaths()).contains("gone/a", "gone/deep/b").doesNotContain("goner", "dir/goner");
    }

    @ParameterizedTest(name = "most {0}: exit code {1}")
    @CsvSource({"4, 3", "5, 0", "6, 0", "0, 3"})
    void maxDelete_isAllOrNothing(long most, int exitCode) {
        Report report = trial.options(deleting(Disposal.FOR_GOOD, OptionalLong.of(most)))
                .run();
        assertThat(report.exitCode()).isEqualTo(exitCode);
        assertThat(report.counts().deletedFiles()).isEqualTo(exitCode == 0 ? 5 : 0);
        if (exitCode != 0) {
            assertThat(report.failures())
                    .extracting(Report.FailedEntry::message)
                    .containsExactly("5 files are only in the target target://store/tree, more than --max-delete "
                            + most + " allows; nothing was deleted");
            assertThat(targetPaths()).contains("kept", "goner", "gone/a");
        }
    }

    @Test
    void anyFailure_keepsEverything() {
        FaultScript faults = new FaultScript();
        faults.when(Operation.OPEN).at(trial.source().at("kept")).fail(ErrorCode.ACCESS_DENIED);
        Report report = trial.options(deleting()).run(faults, new FaultScript());
        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.counts().failed()).containsExactly(Map.entry(ErrorCode.ACCESS_DENIED, 1L));
        assertThat(report.notices()).containsExactly("nothing was deleted, because 1 entry failed");
        assertThat(targetPaths()).contains("goner", "gone/a", "empty");
    }

    @Test
    void entryThatCannotBeDeleted_isAFailureAndKeepsNoOtherFromGoing() {
        FaultScript faults = new FaultScript();
        faults.when(Operation.DELETE).at(trial.target().at("gone")).fail(ErrorCode.ACCESS_DENIED);
        Report report = trial.options(deleting()).run(new FaultScript(), faults);
        assertThat(report.state()).isEqualTo(JobState.INCOMPLETE);
        assertThat(report.failures())
                .extracting(Report.FailedEntry::message)
                .containsExactly("injected fault: DELETE of target://store/tree/gone");
        assertThat(report.counts().deletedFiles()).isEqualTo(2);
        assertThat(targetPaths()).contains("gone/a", "gone/deep/b").doesNotContain("goner", "empty");
    }

    @Test
    void dryRun_saysThatNothingWouldGoAfterAFailure() {
        trial.target().write("kept/in the way", new byte[3]);
        assertThat(trial.options(deleting()).dryRun().notices())
                .containsExactly("nothing would be deleted, because 1 entry would fail");
        assertThat(trial.run().notices()).containsExactly("nothing was deleted, because 1 entry failed");
    }

    @Test
    void dryRun_saysWhatWouldGo() {
        assertThat(trial.options(deleting()).dryRun())
                .satisfies(summary -> assertThat(summary.deletions()).isEqualTo(5))
                .satisfies(summary -> assertThat(summary.deletionBytes()).isEqualTo(25))
                .satisfies(summary -> assertThat(summary.deletionSample())
                        .containsExactly(
                                "dir/goner",
                                "empty",
                                "gone",
                                "gone/a",
                                "gone/deep",
                                "gone/deep/b",
                                "gone/deep/c.log",
                                "goner"));
        assertThat(targetPaths()).contains("goner", "gone/a", "empty");
    }
}
