package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Existing;
import dev.portage.api.config.Filters;
import dev.portage.api.config.PathPattern;
import dev.portage.api.storage.Appending;
import dev.portage.api.storage.StagedOutput;
import dev.portage.core.journal.JobInfo;
import dev.portage.core.plan.PlanSummary;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.core.task.Outcome;
import dev.portage.core.task.SkipReason;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.Operation;
import dev.portage.testkit.TreeSnapshot;
import dev.portage.testkit.Workspace;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a copy does to the small things: kinds, growth, ranges, filters, and nothing at all. */
final class WholeCopyTest {
    @TempDir
    private Path directory;

    private CopyTrial trial;

    @BeforeEach
    void prepare() {
        trial = new CopyTrial(directory);
        trial.source().createDirectory("");
    }

    private Report run() {
        trial.witness().remember(trial.sourceTree());
        Report report = trial.run();
        trial.witness().assertNothingWrongWasSeen();
        return report;
    }

    private List<String> targetPaths() {
        return List.copyOf(trial.targetTree().items().keySet());
    }

    @Test
    void emptyDirectory_isMade() {
        Report report = run();
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(trial.target().entry("").isDirectory()).isTrue();
        assertThat(report.counts().directoriesMade()).isEqualTo(1);
    }

    @Test
    void kindsThatDiffer_areFailuresAndNothingIsReplaced() {
        trial.source().write("a/file", new byte[3]);
        trial.source().write("b", new byte[3]);
        trial.source().write("c", new byte[3]);
        trial.target().write("a", new byte[5]);
        trial.target().write("b/file", new byte[5]);
        Report report = run();
        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.counts().failed()).containsExactly(Map.entry(ErrorCode.WRONG_KIND, 2L));
        assertThat(report.failures())
                .extracting(Report.FailedEntry::message)
                .containsExactlyInAnyOrder(
                        "source://store/tree/a is a directory, but target://store/tree/a is a file",
                        "source://store/tree/b is a file, but target://store/tree/b is a directory");
        assertThat(targetPaths()).containsExactly("a", "b", "b/file", "c");
    }

    @Test
    void existingThatMustNotExist_isAFailureAndStays() {
        trial.source().write("file", new byte[3]);
        trial.target().write("file", new byte[5]);
        trial.options(CopyOptions.builder().existing(Existing.FAIL));
        Report report = run();
        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.failures())
                .extracting(Report.FailedEntry::message)
                .containsExactly("target://store/tree/file exists already");
        assertThat(trial.target().read("file")).hasSize(5);
    }

    @Test
    void againAfterItWasDone_skipsWhatIsProven() {
        trial.source().write("file", new byte[3]);
        run();
        Report again = run();
        assertThat(again.counts().skipped()).containsExactly(Map.entry(SkipReason.PROVEN, 1L));
        assertThat(trial.folder().info().map(JobInfo::round)).contains(2);
    }

    @Test
    void targetThatWasEditedInPlace_isCopiedAgain() {
        trial.source().write("file", Workspace.content(1, 300));
        trial.options(CopyOptions.builder());
        run();
        Instant published = trial.target().entry("file").modified();
        await().until(() -> Instant.now().isAfter(published.plusMillis(1)));
        Appending appending =
                trial.target().storage().capability(Appending.class).orElseThrow();
        appending.truncate(trial.target().at("file"), 200);
        try (StagedOutput output = appending.append(trial.target().at("file"), 200)) {
            output.write(ByteBuffer.wrap(new byte[100]));
            output.finish();
        }
        Report again = run();
        assertThat(again.counts().skipped()).isEmpty();
        assertThat(trial.target().read("file")).isEqualTo(Workspace.content(1, 300));
    }

    @Test
    void appendedAndUnchangedSince_isProven() {
        trial.options(CopyOptions.builder().growth(CopyOptions.Growth.APPEND));
        byte[] whole = Workspace.content(1, 900);
        trial.source().write("log", whole);
        trial.target().write("log", Arrays.copyOf(whole, 500));
        run();
        assertThat(run().counts().skipped()).containsExactly(Map.entry(SkipReason.PROVEN, 1L));
    }

    @Test
    void olderTargetWithTheSameContent_isFoundOutWithoutReading() {
        trial.target().write("file", Workspace.content(1, 300));
        await().until(() ->
                Instant.now().isAfter(trial.target().entry("file").modified().plusMillis(1)));
        trial.source().write("file", Workspace.content(1, 300));
        Report report = run();
        assertThat(report.counts().skipped()).containsExactly(Map.entry(SkipReason.SAME_CHECKSUM, 1L));
        assertThat(trial.witness().takeRead()).isEmpty();
    }

    @Test
    void provenPrefix_grows() {
        trial.options(CopyOptions.builder().growth(CopyOptions.Growth.APPEND));
        byte[] whole = Workspace.content(1, 900);
        trial.source().write("log", whole);
        trial.target().write("log", Arrays.copyOf(whole, 500));
        Report report = run();
        assertThat(trial.target().read("log")).isEqualTo(whole);
        assertThat(Reports.outcomes(report))
                .singleElement()
                .isInstanceOfSatisfying(Outcome.Copied.class, copied -> assertThat(copied.appended())
                        .contains(400L));
        assertThat(report.counts().copiedBytes()).isEqualTo(400);
    }

    @Test
    void targetThatIsNoPrefix_isCopiedAnew() {
        trial.options(CopyOptions.builder().growth(CopyOptions.Growth.APPEND));
        trial.source().write("log", Workspace.content(1, 900));
        trial.target().write("log", Workspace.content(2, 500));
        Report report = run();
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
        assertThat(report.counts().copiedBytes()).isEqualTo(900);
    }

    @Test
    void appendThatGoesWrong_isCutBack() {
        trial.options(CopyOptions.builder().growth(CopyOptions.Growth.APPEND));
        byte[] whole = Workspace.content(1, 900);
        trial.source().write("log", whole);
        trial.target().write("log", Arrays.copyOf(whole, 500));
        FaultScript faults = new FaultScript();
        faults.when(Operation.WRITE).flipBit();
        Report report = trial.run(new FaultScript(), faults);
        assertThat(report.exitCode()).isEqualTo(4);
        assertThat(report.failures()).singleElement().satisfies(failure -> assertThat(failure.message())
                .contains("checksums of target://store/tree/log differ", "after appending the target has crc32c:"));
        assertThat(trial.target().read("log")).isEqualTo(Arrays.copyOf(whole, 500));
        run();
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
    }

    @Test
    void largeFile_isCopiedInRangesOfWhichOnlyTheLastIsShorter() {
        trial.source().write("large", Workspace.content(1, 2500));
        trial.source().write("limit", Workspace.content(2, (int) CopyTrial.RANGE.bytes()));
        FaultScript faults = new FaultScript();
        trial.run(new FaultScript(), faults);
        assertThat(faults.calls(Operation.OPEN_RANGE)).isEqualTo(3);
        assertThat(faults.calls(Operation.ASSEMBLE)).isEqualTo(1);
        assertThat(faults.calls(Operation.CREATE)).isEqualTo(1);
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
    }

    @Test
    void rangeThatCannotBeCopied_losesItsFileOnce() {
        trial.source().write("large", Workspace.content(1, 2500));
        FaultScript faults = new FaultScript();
        faults.when(Operation.OPEN_RANGE).from(2).fail(ErrorCode.NO_SPACE);
        Report report = trial.run(new FaultScript(), faults);
        assertThat(report.counts().failed()).containsExactly(Map.entry(ErrorCode.NO_SPACE, 1L));
        assertThat(targetPaths()).isEmpty();
        trial.witness().takeRead();
        assertThat(run().state()).isEqualTo(JobState.DONE);
        assertThat(trial.witness().takeRead()).hasSize(2);
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
    }

    @Test
    void filters_leaveOutWithoutWalking() {
        for (String file : List.of("a.csv", "b.txt", "tmp/c.csv", "dir/d.csv", "bare/e.txt")) {
            trial.source().write(file, new byte[3]);
        }
        trial.options(CopyOptions.builder()
                .filters(new Filters(
                        List.of(new PathPattern("*.csv", PathPattern.Syntax.GLOB)),
                        List.of(new PathPattern("tmp", PathPattern.Syntax.GLOB)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
        FaultScript faults = new FaultScript();
        faults.when(Operation.LIST).at(trial.source().at("tmp")).fail(ErrorCode.ACCESS_DENIED);
        Report report = trial.run(faults, new FaultScript());
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(targetPaths()).containsExactly("a.csv", "dir", "dir/d.csv");
        assertThat(report.counts().filtered()).isEqualTo(3);
        assertThat(report.counts().sourceFiles()).isEqualTo(2);
    }

    @Test
    void dryRun_saysWhatWouldHappenAndChangesNothing() {
        trial = SmallWorld.inMemory(directory);
        TreeSnapshot before = trial.targetTree();
        PlanSummary summary = trial.dryRun();
        assertThat(trial.targetTree()).isEqualTo(before);
        assertThat(directory).isEmptyDirectory();
        assertThat(trial.witness().takeRead()).isEmpty();
        assertThat(summary.copies()).isEqualTo(4);
        assertThat(summary.appends()).isEqualTo(2);
        assertThat(summary.copyBytes()).isEqualTo(300 + 0 + 2500 + 100 + 50 + 400);
        assertThat(summary.directories()).isEqualTo(3);
        assertThat(summary.deletions()).isEqualTo(3);
        assertThat(summary.counts().sourceFiles()).isEqualTo(7);
        assertThat(summary.histogram()).containsExactly(Map.entry(4096L, 4L));
        assertThat(summary.failures()).isEmpty();
    }

    @Test
    void report_isWrittenInTheJobsFolderAndNothingElseIsLeftThere() throws Exception {
        trial.source().write("file", new byte[3]);
        Report report = run();
        try (var files = Files.list(Path.of(report.directory().orElseThrow()))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("job.json", "journal-000001.jsonl", "lock", "report.json");
        }
    }
}
