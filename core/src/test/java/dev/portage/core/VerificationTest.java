package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Proving;
import dev.portage.api.config.Proving.Demand;
import dev.portage.api.config.Verification;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.core.verify.Proof;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.Operation;
import dev.portage.testkit.TreeItem;
import dev.portage.testkit.TreeSnapshot;
import dev.portage.testkit.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives wrong is noticed and copied again; what cannot be proven is not called proven. */
final class VerificationTest {
    /** One is copied as a whole, the other in ranges. */
    private static final List<String> FILES = List.of("large", "small");

    @TempDir
    private Path directory;

    private final FaultScript sourceFaults = new FaultScript();
    private final FaultScript targetFaults = new FaultScript();
    private CopyTrial trial;

    @BeforeEach
    void fill() {
        trial = new CopyTrial(directory);
        trial.fillSource(TreeSnapshot.of(Map.of(
                "large", new TreeItem.File(Workspace.content(1, 2500)),
                "small", new TreeItem.File(Workspace.content(2, 100)))));
    }

    private Report run(Verification verification, Demand demand) {
        trial.options(CopyOptions.builder().proving(new Proving(verification, demand)));
        Report report = trial.run(sourceFaults, targetFaults);
        trial.witness().assertNothingWrongWasSeen();
        assertThat(trial.targetTree().leftovers()).isEmpty();
        return report;
    }

    private void assertArrived(Report report, Proof proof) {
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(report.exitCode()).isZero();
        assertThat(report.counts().proofs()).containsExactly(Map.entry(proof, 2L));
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
    }

    private void assertRefused(Report report, ErrorCode code, String message) {
        assertThat(report.state()).isEqualTo(JobState.INCOMPLETE);
        assertThat(report.exitCode()).isEqualTo(4);
        assertThat(report.counts().failed()).containsExactly(Map.entry(code, 2L));
        assertThat(report.failures()).extracting(Report.FailedEntry::path).containsExactlyInAnyOrderElementsOf(FILES);
        assertThat(report.failures())
                .allSatisfy(failure -> assertThat(failure.message()).contains(message));
        assertThat(trial.targetTree()).isEqualTo(TreeSnapshot.EMPTY);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, UNVERIFIED",
        "SIZE, LENGTH_ONLY",
        "CHECKSUM, VERIFIED_BY_STORE",
        "READ_BACK, VERIFIED_BY_READ_BACK"
    })
    void verification_ofASoundStore_givesItsProof(Verification verification, Proof proof) {
        assertArrived(run(verification, Demand.REQUIRED), proof);
    }

    @ParameterizedTest
    @EnumSource(names = {"CHECKSUM", "READ_BACK"})
    void bitThatFlipsOnTheWay_isNoticedAndCopiedAgain(Verification verification) {
        targetFaults.when(Operation.WRITE).at(trial.target().at("small")).nth(1).flipBit();
        targetFaults.when(Operation.WRITE).at(trial.target().at("large")).nth(2).flipBit();
        Report report = run(verification, Demand.BEST_EFFORT);
        assertThat(report.counts().copied()).isEqualTo(2);
        assertThat(report.counts().movedNow()).isEqualTo(2600 + 2600);
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
    }

    @ParameterizedTest
    @EnumSource(names = {"CHECKSUM", "READ_BACK"})
    void bitThatAlwaysFlips_isAFailure(Verification verification) {
        targetFaults.when(Operation.WRITE).flipBit();
        assertRefused(run(verification, Demand.BEST_EFFORT), ErrorCode.CORRUPT, "differ: crc32c:");
    }

    @Test
    void bitThatFlipsWhenReadBack_isNoticedAndCopiedAgain() {
        targetFaults.when(Operation.READ).nth(1).flipBit();
        assertArrived(run(Verification.READ_BACK, Demand.BEST_EFFORT), Proof.VERIFIED_BY_READ_BACK);
    }

    @Test
    void checksumThatLiesOnce_isNotBelieved() {
        targetFaults
                .when(Operation.CHECKSUM)
                .at(trial.target().at("small"))
                .nth(1)
                .lie();
        targetFaults
                .when(Operation.CHECKSUM)
                .at(trial.target().at("large"))
                .nth(1)
                .lie();
        assertArrived(run(Verification.CHECKSUM, Demand.BEST_EFFORT), Proof.VERIFIED_BY_STORE);
    }

    @Test
    void checksumThatAlwaysLies_isAFailure() {
        targetFaults.when(Operation.CHECKSUM).lie();
        assertRefused(run(Verification.CHECKSUM, Demand.BEST_EFFORT), ErrorCode.CORRUPT, "the store has crc32c:");
    }

    @Test
    void checksumThatTheStoreDoesNotTell_isUnverified() {
        targetFaults.when(Operation.CHECKSUM).fail(ErrorCode.UNSUPPORTED);
        assertArrived(run(Verification.CHECKSUM, Demand.BEST_EFFORT), Proof.UNVERIFIED);
    }

    /** As long as a DataNode takes to restart: longer than three tries. */
    @ParameterizedTest
    @EnumSource(names = {"IO", "UNREACHABLE"})
    void checksumThatCannotBeFetchedForAWhile_isWaitedFor(ErrorCode code) {
        for (String file : FILES) {
            targetFaults
                    .when(Operation.CHECKSUM)
                    .at(trial.target().at(file))
                    .times(5)
                    .fail(code);
        }
        Report report = run(Verification.CHECKSUM, Demand.REQUIRED);
        assertArrived(report, Proof.VERIFIED_BY_STORE);
        assertThat(report.counts().movedNow()).isEqualTo(2600);
    }

    /** As of a store that is too old to be asked for one of this kind. */
    @Test
    void checksumThatCanNeverBeFetched_isUnverified() {
        targetFaults.when(Operation.CHECKSUM).fail(ErrorCode.IO);
        assertArrived(run(Verification.CHECKSUM, Demand.BEST_EFFORT), Proof.UNVERIFIED);
    }

    @Test
    void checksumThatCanNeverBeFetched_whereProofIsRequired_isAFailureThatSaysWhy() {
        targetFaults.when(Operation.CHECKSUM).fail(ErrorCode.IO);
        trial.options(CopyOptions.builder().proving(new Proving(Verification.CHECKSUM, Demand.REQUIRED)));
        Report report = trial.run(sourceFaults, targetFaults);
        assertThat(report.counts().failed()).containsExactly(Map.entry(ErrorCode.IO, 2L));
        assertThat(report.failures())
                .allSatisfy(failure -> assertThat(failure.message()).startsWith("injected fault: CHECKSUM of target:"));
        assertThat(trial.targetTree().items()).isEmpty();
        targetFaults.clear();
        assertArrived(trial.run(), Proof.VERIFIED_BY_STORE);
    }

    @Test
    void stopWhileAChecksumIsFetched_publishesNothing() {
        targetFaults.when(Operation.CHECKSUM).fail(ErrorCode.INTERRUPTED);
        Report report = trial.run(sourceFaults, targetFaults);
        assertThat(report.counts().copied()).isZero();
        assertThat(trial.targetTree().items()).isEmpty();
    }

    @Test
    void checksumThatTheStoreDoesNotTell_whereProofIsRequired_isAFailure() {
        targetFaults.when(Operation.CHECKSUM).fail(ErrorCode.UNSUPPORTED);
        assertRefused(
                run(Verification.CHECKSUM, Demand.REQUIRED),
                ErrorCode.UNPROVEN,
                "gives no checksum to compare with, and proof is required");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void storeWithoutChecksums_provesNothing(boolean required) {
        trial = new CopyTrial(
                directory,
                trial.source(),
                new Workspace(new Plain(trial.target().storage()), CopyTrial.TARGET));
        trial.witness().remember(trial.sourceTree());
        Report report = run(Verification.CHECKSUM, required ? Demand.REQUIRED : Demand.BEST_EFFORT);
        if (required) {
            assertRefused(report, ErrorCode.UNPROVEN, "the store of target://store/tree/");
        } else {
            assertArrived(report, Proof.UNVERIFIED);
        }
    }

    @Test
    void unprovenTarget_isNotReplacedEither() {
        trial.target().write("small", new byte[7]);
        targetFaults.when(Operation.WRITE).flipBit();
        Report report = run(Verification.CHECKSUM, Demand.BEST_EFFORT);
        assertThat(report.counts().failed()).containsExactly(Map.entry(ErrorCode.CORRUPT, 2L));
        assertThat(trial.target().read("small")).isEqualTo(new byte[7]);
    }
}
