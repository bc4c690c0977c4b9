package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.portage.api.storage.Location;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.core.storage.local.LocalStorage;
import dev.portage.core.storage.memory.MemoryStorage;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.ProcessDeath;
import dev.portage.testkit.Trigger;
import dev.portage.testkit.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The process dies before or after any call, and nothing of it runs any more. The next one finishes the work, leaves no temporary file, and
 * does not read again what was published.
 */
final class DeathEverywhereTest {
    @TempDir
    private Path directory;

    @Test
    void death_beforeAnyCall_nextRunFinishes() {
        everywhere(SmallWorld::inMemory, Trigger::die);
    }

    @Test
    void death_afterAnyCall_nextRunFinishes() {
        everywhere(SmallWorld::inMemory, Trigger::dieAfterwards);
    }

    @Test
    void death_beforeAnyCallOnAFileSystem_nextRunFinishes() {
        everywhere(DeathEverywhereTest::onAFileSystem, Trigger::die);
    }

    @Test
    void death_afterAnyCallOnAFileSystem_nextRunFinishes() {
        everywhere(DeathEverywhereTest::onAFileSystem, Trigger::dieAfterwards);
    }

    private static CopyTrial onAFileSystem(Path place) {
        Workspace target = new Workspace(new LocalStorage(), Location.ofLocal(place.resolve("target")));
        return SmallWorld.fill(
                new CopyTrial(place.resolve("jobs"), new Workspace(new MemoryStorage(), CopyTrial.SOURCE), target));
    }

    private void everywhere(Function<Path, CopyTrial> world, Consumer<Trigger> death) {
        FaultScript reference = new FaultScript();
        world.apply(directory.resolve("reference")).run(reference, reference);
        for (long n = 1; n <= reference.calls(); n++) {
            CopyTrial trial = world.apply(directory.resolve(Long.toString(n)));
            FaultScript script = new FaultScript();
            death.accept(script.whenAny().nth(n));
            runUntilDeath(trial, script);
            assertFinishes("death at call " + n, trial);
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void death_againAndAgain_lastRunFinishes(long seed) {
        Random random = new Random(seed);
        CopyTrial trial = SmallWorld.inMemory(directory);
        for (int i = 0; i < 5; i++) {
            FaultScript script = new FaultScript();
            Trigger trigger = script.whenAny().nth(1 + random.nextInt(40));
            if (random.nextBoolean()) {
                trigger.die();
            } else {
                trigger.dieAfterwards();
            }
            runUntilDeath(trial, script);
        }
        assertFinishes("seed " + seed, trial);
    }

    /** Near the end of a run a call may not come any more: then nobody dies. */
    static void runUntilDeath(CopyTrial trial, FaultScript script) {
        Throwable thrown = catchThrowable(() -> {
            Report report = trial.run(script, script);
            assertThat(report.state() == JobState.DONE).isNotEqualTo(script.isDead());
        });
        if (thrown != null) {
            assertThat(rootOf(thrown)).isInstanceOf(ProcessDeath.class);
        }
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? thrown : rootOf(cause);
    }

    static void assertFinishes(String what, CopyTrial trial) {
        Set<String> published = trial.witness().takePublished();
        trial.witness().takeRead();
        Report report = trial.run();
        List<String> read = trial.witness().takeRead();
        assertThat(report.failures()).as(what).isEmpty();
        assertThat(report.failure()).as(what).isEmpty();
        assertThat(report.state()).as(what).isEqualTo(JobState.DONE);
        assertThat(trial.targetTree()).as(what).isEqualTo(trial.sourceTree());
        assertThat(read).as(what + ": read again").noneMatch(published::contains);
        Reports.assertComplete(report, trial.sourceTree());
        trial.witness().assertNothingWrongWasSeen();
    }
}
