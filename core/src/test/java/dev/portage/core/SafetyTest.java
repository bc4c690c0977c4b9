package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Deletion;
import dev.portage.api.config.Deletion.Disposal;
import dev.portage.api.config.Existing;
import dev.portage.api.storage.Location;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.core.report.Tally;
import dev.portage.core.storage.local.LocalStorage;
import dev.portage.core.storage.memory.MemoryStorage;
import dev.portage.core.task.Outcome;
import dev.portage.core.task.SkipReason;
import dev.portage.testkit.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is lost that nobody meant: sources under other addresses, what lies behind links, what others put there meanwhile. */
final class SafetyTest {
    private static final int SMALL = 300;
    private static final int LARGE = 2500;

    @TempDir
    private Path directory;

    private Path jobs() {
        return directory.resolve("jobs");
    }

    private static CopyOptions.Builder deleting(Disposal disposal) {
        return CopyOptions.builder().deletion(new Deletion(disposal, OptionalLong.empty()));
    }

    /** Two addresses of one store, as of a server that has two names. */
    private CopyTrial ofOneStore(String source, String target) {
        MemoryStorage store = new MemoryStorage();
        return new CopyTrial(
                jobs(), new Workspace(store, Location.parse(source)), new Workspace(store, Location.parse(target)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one://store/lake", "one://store/lake/part/deep"})
    void targetInsideItsSourceUnderAnotherAddress_isRefused(String target) {
        CopyTrial trial = ofOneStore("other://store/lake", target);
        trial.source().write("part/file", new byte[3]);
        Report report = trial.run();
        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.failure().orElseThrow().message())
                .contains("other://store/lake", target, "another address of");
        assertThat(trial.sourceTree().items().keySet()).containsExactly("part", "part/file");
        assertThat(trial.sourceTree().leftovers()).isEmpty();
    }

    @Test
    void sourceInsideItsTargetUnderAnotherAddress_isNotDeleted() {
        CopyTrial trial = ofOneStore("other://store/lake/part", "one://store/lake");
        trial.source().write("file", new byte[3]);
        Report report = trial.options(deleting(Disposal.FOR_GOOD)).run();
        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.failure().orElseThrow().message()).contains("a source lies inside the target", "deleted");
        assertThat(trial.source().read("file")).hasSize(3);
        assertThat(trial.targetTree().items().keySet()).containsExactly("part", "part/file");
    }

    @Test
    void storesThatGiveTheSameIdentities_areNotTakenForOne() {
        CopyTrial trial = new CopyTrial(jobs());
        trial.source().createDirectory("");
        trial.target().createDirectory("");
        trial.source().write("file", new byte[3]);
        assertThat(trial.source().storage().find(CopyTrial.SOURCE).orElseThrow().identity())
                .isEqualTo(trial.target()
                        .storage()
                        .find(CopyTrial.TARGET)
                        .orElseThrow()
                        .identity());
        assertThat(trial.options(deleting(Disposal.FOR_GOOD)).run().state()).isEqualTo(JobState.DONE);
        assertThat(trial.targetTree().leftovers()).isEmpty();
    }

    private CopyTrial onDisk() throws IOException {
        LocalStorage disk = new LocalStorage();
        Path real = directory.toRealPath();
        return new CopyTrial(
                real.resolve("target/state"),
                new Workspace(disk, Location.ofLocal(real.resolve("source"))),
                new Workspace(disk, Location.ofLocal(real.resolve("target"))));
    }

    @Test
    void linkToADirectoryAtTheTarget_isNotWrittenThrough() throws IOException {
        CopyTrial trial = onDisk();
        trial.source().write("file", new byte[3]);
        trial.source().write("linked/file", new byte[5]);
        trial.target().createDirectory("");
        Files.createSymbolicLink(directory.resolve("target/linked"), Path.of("../source"));
        Report report = trial.run();
        assertThat(trial.source().read("file")).hasSize(3);
        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.WRONG_KIND))
                .satisfies(failure -> assertThat(failure.message())
                        .contains("source/linked is a directory, but ")
                        .endsWith("target/linked is a link to another one, which is not written through"));
    }

    @Test
    void linkToADirectoryThatOnlyTheTargetHas_isDeletedAndWhatItLeadsToStays() throws IOException {
        CopyTrial trial = onDisk();
        trial.source().write("file", new byte[3]);
        Path real = Files.createDirectories(directory.resolve("real"));
        Files.writeString(real.resolve("z"), "text");
        Files.createDirectories(directory.resolve("target/extra"));
        Files.createSymbolicLink(directory.resolve("target/linked"), Path.of("../real"));
        Files.createSymbolicLink(directory.resolve("target/extra/linked"), Path.of("../../real"));
        Report report = trial.options(deleting(Disposal.FOR_GOOD)).run();
        assertThat(report.failures()).isEmpty();
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(trial.target().names("")).containsExactlyInAnyOrder("file", "state");
        assertThat(real.resolve("z")).hasContent("text");
    }

    @Test
    void jobsThatLieInTheTargetBehindALink_areNotDeleted() throws IOException {
        CopyTrial inTarget = onDisk();
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("target/state"));
        Files.createDirectories(directory.resolve("target/state"));
        CopyTrial trial = new CopyTrial(link, inTarget.source(), inTarget.target());
        trial.source().write("file", new byte[3]);
        Report report = trial.options(deleting(Disposal.FOR_GOOD)).run();
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(trial.folder().info()).isPresent();
    }

    /** What somebody does after the walk, and before anything is deleted. */
    private static JobListener afterTheWalk(Runnable action) {
        return new JobListener() {
            @Override
            public void started(String job, Tally tally) {}

            @Override
            public void noticed(String notice) {}

            @Override
            public void planned() {
                action.run();
            }

            @Override
            public void settled(Outcome outcome) {}
        };
    }

    @Test
    void directoryIntoWhichSomethingWasPut_isNotDeleted() {
        CopyTrial trial = new CopyTrial(jobs());
        trial.source().write("file", new byte[3]);
        trial.target().write("extra/deep/old", new byte[3]);
        trial.target().write("goner", new byte[3]);
        Report report = trial.options(deleting(Disposal.FOR_GOOD))
                .listener(afterTheWalk(() -> trial.target().write("extra/deep/new", new byte[1])))
                .run();
        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.failures())
                .extracting(Report.FailedEntry::message)
                .containsExactly(
                        "what is in target://store/tree/extra has changed since it was listed; nothing of it was"
                                + " deleted");
        assertThat(trial.targetTree().items().keySet())
                .containsExactly("extra", "extra/deep", "extra/deep/new", "extra/deep/old", "file");
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void fileThatAppearsDuringTheCopy_isKeptByThoseWhoAskForIt(int length) {
        for (Existing existing : new Existing[] {Existing.FAIL, Existing.SKIP}) {
            Workspace sound = new Workspace(new MemoryStorage(), CopyTrial.SOURCE);
            Workspace target = new Workspace(new MemoryStorage(), CopyTrial.TARGET);
            Workspace source = new Workspace(
                    new ObservedStorage(sound.storage(), file -> target.write("file", new byte[1]), file -> {}),
                    CopyTrial.SOURCE);
            CopyTrial trial = new CopyTrial(jobs().resolve(existing.name()), source, target);
            sound.write("file", Workspace.content(1, length));
            Report report =
                    trial.options(CopyOptions.builder().existing(existing)).run();
            assertThat(target.read("file")).as(existing.name()).hasSize(1);
            assertThat(trial.targetTree().leftovers()).isEmpty();
            if (existing == Existing.FAIL) {
                assertThat(report.failures())
                        .extracting(Report.FailedEntry::message)
                        .containsExactly(
                                "target://store/tree/file exists by now: somebody else made it during the copy");
            } else {
                assertThat(report.state()).isEqualTo(JobState.DONE);
                assertThat(report.counts().skipped()).isEqualTo(Map.of(SkipReason.EXISTS, 1L));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRASH_IF_ANY", "FOR_GOOD"})
    void trashWithinTheTarget_staysWithAllItHolds(Disposal disposal) {
        CopyTrial trial = new CopyTrial(
                jobs(),
                new Workspace(new MemoryStorage(), CopyTrial.SOURCE),
                new Workspace(new MemoryStorage(), Location.parse("target://store/")));
        trial.source().write("file", new byte[3]);
        trial.target().write(".Trash/7/deleted", new byte[3]);
        trial.target().write("goner", new byte[3]);
        for (int run = 1; run <= 2; run++) {
            Report report = trial.options(deleting(disposal)).run();
            assertThat(report.exitCode()).as(report.failures().toString()).isZero();
            assertThat(trial.target().read(".Trash/7/deleted")).hasSize(3);
            assertThat(trial.target().names("")).containsExactlyInAnyOrder(".Trash", "file");
        }
    }
}
