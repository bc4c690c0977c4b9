package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Proving;
import dev.portage.api.config.Verification;
import dev.portage.api.storage.Location;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.core.report.TextReport;
import dev.portage.core.storage.memory.MemoryStorage;
import dev.portage.core.verify.Proof;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.Operation;
import dev.portage.testkit.Workspace;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies whose source and target lie in one store that copies by itself. */
final class WithinOneStoreTest {
    private static final byte[] SMALL = Workspace.content(1, 300);
    /** Of three ranges. */
    private static final byte[] LARGE = Workspace.content(2, 2500);

    @TempDir
    private Path directory;

    private final MemoryStorage store = new MemoryStorage();
    private final FaultScript script = new FaultScript();
    private CopyTrial trial;

    @BeforeEach
    void fill() {
        Workspace source = new Workspace(store, Location.parse("one://store/from"));
        trial = new CopyTrial(directory, source, new Workspace(store, Location.parse("one://store/to")));
        source.write("small", SMALL);
        source.write("d/large", LARGE);
    }

    private Report run() {
        return trial.run(script, script);
    }

    private void assertArrived() {
        assertThat(trial.target().read("small")).isEqualTo(SMALL);
        assertThat(trial.target().read("d/large")).isEqualTo(LARGE);
        assertThat(trial.target().names("d")).containsExactly("large");
    }

    private long bytesRead() {
        return script.calls(Operation.OPEN, Operation.READ, Operation.WRITE);
    }

    @Test
    void files_areCopiedByTheStore_andNotRead() {
        Report report = run();
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertArrived();
        assertThat(bytesRead()).isZero();
        assertThat(script.calls(Operation.STAGE_COPY)).isEqualTo(4);
        assertThat(report.counts().copiedByStore()).isEqualTo(2);
        assertThat(report.counts().movedNow()).isEqualTo(2800);
        assertThat(report.counts().proofs()).isEqualTo(Map.of(Proof.COMPARED_BY_STORE, 2L));
        assertThat(TextReport.of(report)).contains("2 by the store itself").contains("2 compared by the store");
        assertThat(run().counts().allSkipped()).isEqualTo(2);
    }

    @Test
    void readBack_needsTheBytesHere() {
        Proving proving = new Proving(Verification.READ_BACK, Proving.Demand.BEST_EFFORT);
        trial.options(CopyOptions.builder().proving(proving));
        Report report = run();
        assertThat(report.counts().proofs()).isEqualTo(Map.of(Proof.VERIFIED_BY_READ_BACK, 2L));
        assertThat(report.counts().copiedByStore()).isZero();
    }

    @Test
    void length_isAllThatIsComparedIfAskedSo() {
        trial.options(CopyOptions.builder().proving(new Proving(Verification.SIZE, Proving.Demand.BEST_EFFORT)));
        assertThat(run().counts().proofs()).isEqualTo(Map.of(Proof.LENGTH_ONLY, 2L));
        assertThat(script.calls(Operation.COMPARE_COPY)).isZero();
    }

    @Test
    void storeThatRefuses_leavesItToUs_andThatIsSaid() {
        script.when(Operation.STAGE_COPY).fail(ErrorCode.UNSUPPORTED);
        Report report = run();
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertArrived();
        assertThat(report.counts().copiedByStore()).isZero();
        assertThat(report.counts().proofs()).isEqualTo(Map.of(Proof.VERIFIED_BY_STORE, 2L));
        assertThat(report.notices())
                .singleElement()
                .asString()
                .startsWith("4 files or ranges passed through this machine");
    }

    @Test
    void storeThatRefusesForever_isNotAskedForever() {
        for (int i = 0; i < 30; i++) {
            trial.source().write("more/" + i, SMALL);
        }
        script.when(Operation.STAGE_COPY).fail(ErrorCode.UNSUPPORTED);
        Report report = run();
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(script.calls(Operation.STAGE_COPY)).isBetween(8L, 12L);
        assertThat(report.notices()).singleElement().asString().startsWith("34 files or ranges");
    }

    @Test
    void rangesOfWhichSomePassed_makeTheFile() {
        script.when(Operation.STAGE_COPY).nth(2).fail(ErrorCode.UNSUPPORTED);
        assertThat(run().state()).isEqualTo(JobState.DONE);
        assertArrived();
    }

    @Test
    void copyThatDiffers_isMadeAgain() {
        script.when(Operation.COMPARE_COPY).nth(1).fail(ErrorCode.CORRUPT);
        assertThat(run().state()).isEqualTo(JobState.DONE);
        assertArrived();
    }

    @Test
    void sourceThatChanges_arrivesAsItIsThen() {
        script.when(Operation.STAGE_COPY).at(trial.target().at("small")).nth(1).fail(ErrorCode.SOURCE_CHANGED);
        assertThat(run().state()).isEqualTo(JobState.DONE);
        assertArrived();
    }

    @Test
    void rangesOfARunThatDied_areNotCopiedAgain() {
        script.when(Operation.STAGE_COPY)
                .at(trial.target().at("d/large"))
                .nth(3)
                .die();
        assertThat(run().state()).isNotEqualTo(JobState.DONE);
        FaultScript sound = new FaultScript();
        assertThat(trial.run(sound, sound).state()).isEqualTo(JobState.DONE);
        assertArrived();
        assertThat(sound.calls(Operation.STAGE_COPY)).isBetween(1L, 2L);
        assertThat(sound.calls(Operation.OPEN)).isZero();
    }
}
