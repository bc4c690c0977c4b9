package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.core.storage.local.LocalStorage;
import dev.portage.core.storage.memory.MemoryStorage;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.Trigger;
import dev.portage.testkit.Workspace;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An atomic copy dies at, or meets an error in, any of its calls: the target shows nothing of it, or the commit has begun, and then the next
 * run completes it although the source is gone.
 */
final class AtomicFaultsTest {
    @TempDir
    private Path directory;

    @Test
    void death_beforeAnyCall_showsNothingOrIsCompleted() {
        deaths(AtomicFaultsTest::inMemory, Trigger::die);
    }

    @Test
    void death_afterAnyCall_showsNothingOrIsCompleted() {
        deaths(AtomicFaultsTest::inMemory, Trigger::dieAfterwards);
    }

    @Test
    void death_afterAnyCallOnAFileSystem_showsNothingOrIsCompleted() {
        deaths(AtomicFaultsTest::onAFileSystem, Trigger::dieAfterwards);
    }

    private static AtomicWorld inMemory(Path place) {
        return AtomicWorld.of(SmallWorld.inMemory(place));
    }

    private static AtomicWorld onAFileSystem(Path place) {
        Workspace target = new Workspace(new LocalStorage(), Location.ofLocal(place.resolve("target")));
        return AtomicWorld.of(SmallWorld.fill(
                new CopyTrial(place.resolve("jobs"), new Workspace(new MemoryStorage(), CopyTrial.SOURCE), target)));
    }

    private void deaths(Function<Path, AtomicWorld> worlds, Consumer<Trigger> death) {
        FaultScript reference = new FaultScript();
        worlds.apply(directory.resolve("reference")).trial().run(reference, reference);
        int committing = 0;
        for (long n = 1; n <= reference.calls(); n++) {
            AtomicWorld world = worlds.apply(directory.resolve(Long.toString(n)));
            FaultScript script = new FaultScript();
            death.accept(script.whenAny().nth(n));
            DeathEverywhereTest.runUntilDeath(world.trial(), script);
            String what = "death at call " + n;
            if (script.isDead()) {
                committing += assertShowsNothingOrIsCompleted(what, world) ? 1 : 0;
            }
            world.finish(what);
            world.assertAllPublished(what);
        }
        assertThat(committing).as("deaths within the commit").isGreaterThan(5);
    }

    private static boolean assertShowsNothingOrIsCompleted(String what, AtomicWorld world) {
        if (!world.trial().hasBegun() || !world.isCommitting()) {
            world.assertNothingPublished(what);
            return false;
        }
        world.loseSource();
        world.trial().witness().takeRead();
        Report report = world.trial().run();
        assertThat(report.state()).as(what).isEqualTo(JobState.DONE);
        assertThat(world.trial().witness().takeRead()).as(what).isEmpty();
        world.assertAllPublished(what);
        world.restoreSource();
        return true;
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"NOT_FOUND", "ACCESS_DENIED", "COMMIT_UNKNOWN", "NO_SPACE", "UNREACHABLE", "IO"})
    void error_inAnyCallOfTheTarget_publishesNothingOrIsPutRight(ErrorCode code) {
        FaultScript reference = new FaultScript();
        inMemory(directory.resolve("reference")).trial().run(new FaultScript(), reference);
        for (long n = 1; n <= reference.calls(); n++) {
            AtomicWorld world = inMemory(directory.resolve(Long.toString(n)));
            FaultScript script = new FaultScript();
            script.whenAny().nth(n).fail(code);
            String what = code + " in call " + n;
            Optional<Report> report = run(world, script);
            if (report.map(Report::counts).map(counts -> counts.copied() == 0).orElse(true)) {
                world.assertNothingPublished(what);
            }
            world.finish(what);
            world.assertAllPublished(what);
        }
    }

    private static Optional<Report> run(AtomicWorld world, FaultScript script) {
        try {
            return Optional.of(world.trial().run(new FaultScript(), script));
        } catch (PortageException e) {
            assertThat(e).hasMessageContaining("injected fault");
            return Optional.empty();
        }
    }
}
