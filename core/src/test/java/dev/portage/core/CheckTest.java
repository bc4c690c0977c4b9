package dev.portage.core;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.Comparison;
import dev.portage.api.config.Filters;
import dev.portage.api.config.Limits;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.Storage;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.core.storage.memory.MemoryStorage;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.FaultyStorage;
import dev.portage.testkit.Operation;
import dev.portage.testkit.RandomTrees;
import dev.portage.testkit.TreeSnapshot;
import dev.portage.testkit.Workspace;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckTest {
    private final Workspace source = new Workspace(new MemoryStorage(), CopyTrial.SOURCE);
    private final Workspace target = new Workspace(new MemoryStorage(), CopyTrial.TARGET);
    private final FaultScript sourceFaults = new FaultScript();
    private final FaultScript targetFaults = new FaultScript();

    private Report check(Comparison comparison) {
        return check(source.storage(), comparison, source.root(), target.root());
    }

    private Report check(Storage from, Comparison comparison, Location left, Location right) {
        Stores stores = NamedStores.of(Map.of(
                source.root().scheme(), new FaultyStorage(from, sourceFaults),
                target.root().scheme(), new FaultyStorage(target.storage(), targetFaults)));
        CheckRequest request =
                new CheckRequest(left.toString(), right.toString(), comparison, Filters.NONE, Limits.NONE);
        return new Check(request, stores, CopyTrial.newStop(), Clock.systemUTC(), JobListener.NONE)
                .run(Optional.empty());
    }

    private void write(String path, String left, String right) {
        source.write(path, left.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        target.write(path, right.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static List<String> differences(Report report) {
        return report.differences().stream()
                .map(differs -> differs.path() + ": " + differs.discrepancy()
                        + (differs.detail().isEmpty() ? "" : ", " + differs.detail()))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void sameTrees_areIdentical(Comparison comparison) {
        TreeSnapshot tree = new RandomTrees(1).tree(100);
        tree.writeTo(source.storage(), source.root());
        tree.writeTo(target.storage(), target.root());
        Report report = check(comparison);
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(report.exitCode()).isZero();
        assertThat(report.counts().identical()).isEqualTo(report.counts().sourceFiles());
    }

    @Test
    void everyDifference_isNamed() {
        write("same", "abc", "abc");
        write("content", "abc", "abd");
        write("length", "abc", "abcd");
        source.write("source only/file", new byte[3]);
        target.write("target only/file", new byte[3]);
        source.write("kind/file", new byte[3]);
        target.write("kind", new byte[3]);
        Report report = check(Comparison.AUTO);
        assertThat(report.state()).isEqualTo(JobState.INCOMPLETE);
        assertThat(report.exitCode()).isEqualTo(4);
        assertThat(report.counts().identical()).isEqualTo(1);
        assertThat(differences(report))
                .containsExactly(
                        "content: contents differ, same length, other checksum",
                        "kind: kinds differ, directory and file",
                        "length: lengths differ, 3 bytes and 4 bytes",
                        "source only/file: only in the source",
                        "source only: only in the source",
                        "target only/file: only in the target",
                        "target only: only in the target");
    }

    @Test
    void comparisonBySize_readsNothing() {
        write("content", "abc", "abd");
        assertThat(check(Comparison.SIZE).exitCode()).isZero();
        assertThat(sourceFaults.calls(Operation.OPEN, Operation.CHECKSUM)).isZero();
    }

    @ParameterizedTest(name = "a source that keeps checksums: {0}")
    @ValueSource(booleans = {true, false})
    void comparisonByChecksum_readsOnlyWhereAStoreCannotTell(boolean keeps) {
        write("content", "abc", "abd");
        Storage from = keeps ? source.storage() : new Plain(source.storage());
        Report report = check(from, Comparison.CHECKSUM, source.root(), target.root());
        assertThat(report.exitCode()).isEqualTo(4);
        assertThat(sourceFaults.calls(Operation.OPEN)).isEqualTo(keeps ? 0 : 1);
        assertThat(targetFaults.calls(Operation.OPEN)).isZero();
    }

    @Test
    void whatCannotBeRead_isNotIdentical() {
        write("dir/file", "abc", "abc");
        write("file", "abc", "abc");
        sourceFaults.when(Operation.LIST).at(source.at("dir")).fail(ErrorCode.ACCESS_DENIED);
        targetFaults.when(Operation.CHECKSUM).at(target.at("file")).fail(ErrorCode.ACCESS_DENIED);
        Report report = check(Comparison.AUTO);
        assertThat(report.exitCode()).isEqualTo(4);
        assertThat(report.counts().failed()).containsExactly(Map.entry(ErrorCode.ACCESS_DENIED, 2L));
        assertThat(report.failures())
                .extracting(Report.FailedEntry::message)
                .containsExactlyInAnyOrder(
                        "injected fault: LIST of source://store/tree/dir",
                        "injected fault: CHECKSUM of target://store/tree/file");
    }

    @Test
    void whatIsNamedLikeALeftover_isNotComparedAndThatIsSaid() {
        write("same", "abc", "abc");
        String name = StagingName.of("otherjob01-abcde-7.3");
        write(name, "abc", "abd");
        Report report = check(Comparison.AUTO);
        assertThat(report.exitCode()).isZero();
        assertThat(report.notices())
                .containsExactly(
                        "1 entry of the source is left alone, being named like temporary files of Portage: " + name);
        assertThat(assertFails(
                        ErrorCode.INVALID_ARGUMENT,
                        () -> check(source.storage(), Comparison.AUTO, source.at(name), target.at("same"))))
                .hasMessage("the source " + source.at(name)
                        + " is named like a temporary file of Portage, which is never compared; rename it");
    }

    @Test
    void missingSide_isRefused() {
        source.write("file", new byte[3]);
        assertThat(assertFails(ErrorCode.NOT_FOUND, () -> check(Comparison.AUTO)))
                .hasMessage("the target target://store/tree does not exist");
    }

    @Test
    void twoFiles_areCompared() {
        write("a", "abc", "abd");
        Report report = check(source.storage(), Comparison.AUTO, source.at("a"), target.at("a"));
        assertThat(differences(report)).containsExactly("a: contents differ, same length, other checksum");
    }
}
