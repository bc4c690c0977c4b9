package dev.portage.core;

import static dev.portage.testkit.Failures.assertFails;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.core.journal.JobFolder;
import dev.portage.core.journal.JobInfo;
import dev.portage.core.journal.JobLock;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.core.report.Tally;
import dev.portage.core.storage.memory.MemoryStorage;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.Operation;
import dev.portage.testkit.TreeSnapshot;
import dev.portage.testkit.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals that cannot be written, or not be read again as they were written. */
final class JournalFailuresTest {
    @TempDir
    private Path directory;

    private static void assertFinishes(CopyTrial trial) {
        Report report = trial.run();
        assertThat(report.failures()).isEmpty();
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
        trial.witness().assertNothingWrongWasSeen();
    }

    @Test
    void folderThatCannotBeMade_isSaidBeforeAnythingMoves() throws IOException {
        Path inTheWay = Files.createFile(directory.resolve("jobs"));
        CopyTrial trial = SmallWorld.inMemory(inTheWay);
        TreeSnapshot before = trial.targetTree();
        assertThat(assertFails(ErrorCode.JOURNAL, trial::run))
                .hasMessageStartingWith("cannot make the job's folder " + inTheWay);
        assertThat(trial.targetTree()).isEqualTo(before);
    }

    @Test
    void jobThatIsAtWork_isBusy() {
        CopyTrial trial = SmallWorld.inMemory(directory);
        trial.run();
        TreeSnapshot before = trial.targetTree();
        trial.source().write("another", new byte[3]);
        try (JobLock lock = trial.folder().lock()) {
            assertThat(lock).isNotNull();
            assertThat(assertFails(ErrorCode.BUSY, trial::run))
                    .hasMessageMatching("another process \\(process \\d+\\) works on job "
                            + trial.folder().id() + " at this moment");
        }
        assertThat(trial.targetTree()).isEqualTo(before);
        assertFinishesWith(trial);
    }

    private static void assertFinishesWith(CopyTrial trial) {
        trial.witness().remember(trial.sourceTree());
        assertFinishes(trial);
    }

    /** An interrupted thread closes the channel that it writes to: nothing can be written down from then on. */
    @Test
    void journalThatBreaksInTheMiddle_endsTheRunAndTheNextOneFinishes() {
        AtomicBoolean breaking = new AtomicBoolean(true);
        MemoryStorage memory = new MemoryStorage();
        Workspace target = new Workspace(
                new ObservedStorage(memory, file -> {}, file -> {
                    if (breaking.get()) {
                        Thread.currentThread().interrupt();
                    }
                }),
                CopyTrial.TARGET);
        CopyTrial trial = new CopyTrial(directory, new Workspace(new MemoryStorage(), CopyTrial.SOURCE), target);
        breaking.set(false);
        SmallWorld.fill(trial);
        breaking.set(true);
        Report report = trial.run();
        assertThat(report.state()).isEqualTo(JobState.ABORTED);
        assertThat(report.exitCode()).isEqualTo(6);
        assertThat(report.failure()).map(Report.Failure::code).contains(ErrorCode.JOURNAL);
        assertThat(report.failure()).map(Report.Failure::message).hasValueSatisfying(message -> assertThat(message)
                .contains("the journal " + directory));
        breaking.set(false);
        assertFinishes(trial);
    }

    /** A run that dies at its first publication leaves a journal whose last line says that a file is ready. */
    private CopyTrial killed(Path jobs) {
        CopyTrial trial = SmallWorld.inMemory(jobs);
        FaultScript script = new FaultScript();
        script.when(Operation.PUBLISH).nth(1).die();
        DeathEverywhereTest.runUntilDeath(trial, script);
        return trial;
    }

    private static Path journal(CopyTrial trial) {
        return trial.folder().journals().get(0);
    }

    @Test
    void lastLineThatIsTornAnywhere_isForgotten() throws IOException {
        byte[] whole = Files.readAllBytes(journal(killed(directory.resolve("reference"))));
        int lastLine = new String(whole, 0, whole.length - 1, UTF_8).lastIndexOf('\n') + 1;
        for (int torn = 1; torn < whole.length - lastLine; torn += 41) {
            CopyTrial trial = killed(directory.resolve(Integer.toString(torn)));
            byte[] content = Files.readAllBytes(journal(trial));
            Files.write(journal(trial), Arrays.copyOf(content, Math.max(0, content.length - torn)));
            assertFinishes(trial);
        }
    }

    @Test
    void lineThatIsDamaged_isForgotten() throws IOException {
        byte[] whole = Files.readAllBytes(journal(killed(directory.resolve("reference"))));
        for (int at = 0; at < whole.length; at += 97) {
            CopyTrial trial = killed(directory.resolve(Integer.toString(at)));
            byte[] content = Files.readAllBytes(journal(trial));
            content[Math.min(at, content.length - 1)] ^= (byte) 0x80;
            Files.write(journal(trial), content);
            assertFinishes(trial);
        }
    }

    @Test
    void lineThatIsDamagedInTheMiddle_isSaid() throws IOException {
        CopyTrial trial = killed(directory);
        byte[] content = Files.readAllBytes(journal(trial));
        content[new String(content, ISO_8859_1).indexOf("task-started")] ^= 1;
        Files.write(journal(trial), content);
        assertThat(trial.run().notices())
                .containsExactly("lines of this job's journal that are damaged, and were passed over: 1; the disk of "
                        + trial.folder().path() + " may be failing");
        assertThat(trial.run().notices()).isEmpty();
    }

    @Test
    void jobThatDoesNotDescribeItself_isSaidAndCanBeForgotten() throws Exception {
        CopyTrial trial = SmallWorld.inMemory(directory);
        trial.run();
        JobFolder folder = trial.folder();
        Files.write(folder.path().resolve("job.json"), new byte[0]);
        assertThat(assertFails(ErrorCode.UNREADABLE, trial::run))
                .hasMessage("job " + folder.id() + " is damaged: " + folder.path()
                        + "/job.json does not describe a job; put back a copy of it");
        try (AutoCloseable lock = folder.lock()) {
            assertThat(lock).isNotNull();
            assertThat(assertFails(ErrorCode.BUSY, folder::delete))
                    .hasMessage("another process works on job " + folder.id() + " at this moment");
            assertThat(folder.journals()).isNotEmpty();
        }
        folder.delete();
        assertThat(folder.path()).doesNotExist();
        assertFinishes(trial);
    }

    @Test
    void reportThatCannotBeWritten_leavesTheJobDone() throws IOException {
        CopyTrial trial = SmallWorld.inMemory(directory.resolve("jobs"));
        Path place = directory.resolve("reports");
        trial.listener(new JobListener() {
            @Override
            public void started(String job, Tally tally) {}

            @Override
            public void noticed(String notice) {}

            @Override
            public void planned() {
                try {
                    Files.delete(place);
                    Files.createFile(place);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        assertThat(assertFails(ErrorCode.IO, () -> trial.run(place.resolve("report.json"))))
                .hasMessageStartingWith("cannot write the report " + place);
        assertThat(trial.folder().info()).map(JobInfo::state).contains(JobState.DONE);
        assertThat(trial.folder().report()).exists();
    }

    @Test
    void garbageBehindTheLastLine_isForgotten() throws IOException {
        CopyTrial trial = killed(directory);
        Files.write(journal(trial), new byte[] {(byte) 0xe4, (byte) 0xb8, 0, 0, 0}, StandardOpenOption.APPEND);
        assertFinishes(trial);
    }
}
