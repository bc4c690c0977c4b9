package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.CopyOptions;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.core.storage.memory.MemoryStorage;
import dev.portage.testkit.TreeItem;
import dev.portage.testkit.TreeSnapshot;
import dev.portage.testkit.Workspace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that change, or disappear, while they are copied: as a whole, or in ranges. */
final class ChangingSourceTest {
    private static final int SMALL = 300;
    private static final int LARGE = 2500;

    @TempDir
    private Path directory;

    private final Workspace sound = new Workspace(new MemoryStorage(), CopyTrial.SOURCE);
    private final AtomicInteger opened = new AtomicInteger();
    private IntConsumer change = count -> {};
    private CopyTrial trial;

    @BeforeEach
    void prepare() {
        Workspace source = new Workspace(
                new ObservedStorage(sound.storage(), file -> change.accept(opened.incrementAndGet()), file -> {}),
                CopyTrial.SOURCE);
        trial = new CopyTrial(directory, source, new Workspace(new MemoryStorage(), CopyTrial.TARGET));
    }

    /** Writes the file of the source as a user would. */
    private byte[] write(long seed, int length) {
        byte[] content = Workspace.content(seed, length);
        sound.write("file", content);
        trial.witness().remember(TreeSnapshot.of(Map.of("file", new TreeItem.File(content))));
        return content;
    }

    private void assertRefused(Report report, ErrorCode code, String message) {
        assertThat(report.state()).isEqualTo(JobState.INCOMPLETE);
        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.message()).isEqualTo(message))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(code));
        assertThat(trial.targetTree().leftovers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void source_thatChangesOnce_arrivesAsItIsThen(int length) {
        write(1, length);
        change = count -> {
            if (count == 1) {
                write(2, length + 7);
            }
        };
        Report report = trial.run();
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(report.counts().copied()).isEqualTo(1);
        assertThat(trial.target().read("file")).isEqualTo(Workspace.content(2, length + 7));
        trial.witness().assertNothingWrongWasSeen();
    }

    @Test
    void source_thatShrinks_arrivesAsItIsThen() {
        write(1, SMALL);
        change = count -> {
            if (count == 1) {
                write(2, 10);
            }
        };
        assertThat(trial.run().state()).isEqualTo(JobState.DONE);
        assertThat(trial.target().read("file")).isEqualTo(Workspace.content(2, 10));
        assertThat(trial.targetTree().leftovers()).isEmpty();
        trial.witness().assertNothingWrongWasSeen();
    }

    /** Other ranges are under way when one of them finds that there is nothing to read: they must leave nothing either. */
    @Test
    void largeSource_thatShrinks_arrivesAsItIsThen() {
        write(1, LARGE);
        change = count -> {
            if (count == 1) {
                write(2, 10);
            }
        };
        assertThat(trial.run().state()).isEqualTo(JobState.DONE);
        assertThat(trial.target().read("file")).isEqualTo(Workspace.content(2, 10));
        assertThat(trial.targetTree().leftovers()).isEmpty();
        trial.witness().assertNothingWrongWasSeen();
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void source_thatNeverHoldsStill_isAFailureAndLeavesTheTarget(int length) {
        trial.target().write("file", new byte[5]);
        write(0, length);
        change = count -> write(count, length + count);
        assertRefused(trial.run(), ErrorCode.SOURCE_CHANGED, "source://store/tree/file changed while it was copied");
        assertThat(trial.target().read("file")).isEqualTo(new byte[5]);
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void source_thatDisappears_isAFailure(int length) {
        write(0, length);
        change = count -> sound.storage().delete(sound.at("file"));
        Report report = trial.run();
        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(failure.message()).contains("source://store/tree/file");
        });
        assertThat(trial.targetTree()).isEqualTo(TreeSnapshot.EMPTY);
    }

    @Test
    void source_thatChangesWhileItIsAppended_isCutBackAtTheTarget() {
        trial.options(CopyOptions.builder().growth(CopyOptions.Growth.APPEND));
        byte[] beginning = Arrays.copyOf(write(1, 900), 500);
        trial.target().write("file", beginning);
        change = count -> write(2, 950);
        Report report = trial.run();
        assertRefused(report, ErrorCode.SOURCE_CHANGED, "source://store/tree/file changed while it was copied");
        assertThat(trial.target().read("file")).isEqualTo(beginning);
        change = count -> {};
        assertThat(trial.run().state()).isEqualTo(JobState.DONE);
        assertThat(trial.target().read("file")).isEqualTo(Workspace.content(2, 950));
    }

    @Test
    void source_thatChangedAfterItWasProven_isCopiedAnewByTheNextRun() {
        write(1, SMALL);
        trial.run();
        write(2, SMALL);
        Report report = trial.run();
        assertThat(report.counts().copied()).isEqualTo(1);
        assertThat(trial.target().read("file")).isEqualTo(Workspace.content(2, SMALL));
    }
}
