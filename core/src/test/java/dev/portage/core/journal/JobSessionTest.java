package dev.portage.core.journal;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Location;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Tally;
import dev.portage.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobSessionTest {
    private static final JobIdentity IDENTITY = new JobIdentity(
            "copy", List.of(Location.parse("/source")), Location.parse("/target"), new Records.Choice("none"));

    @TempDir
    private Path directory;

    private final ManualClock clock = ManualClock.at(Records.NOON);

    private JobFolder folder() {
        return new Jobs(directory.resolve("jobs")).folder(IDENTITY.id());
    }

    private JobSession open() {
        return JobSession.open(folder(), IDENTITY, clock);
    }

    private void run(JobState end, JournalRecord... records) {
        try (JobSession session = open()) {
            session.recover((recovery, published) -> {});
            List.of(records).forEach(session.journal()::append);
            session.end(end, new Tally().counts());
        }
    }

    private List<ProvenFile> ledger() {
        List<ProvenFile> files = new ArrayList<>();
        try (Ledger ledger = Ledger.open(folder().ledger())) {
            ledger.forEachRemaining(files::add);
        }
        return files;
    }

    @Test
    void open_firstTime_beginsTheFirstRunOfTheFirstRound() {
        try (JobSession session = open()) {
            assertThat(session.info())
                    .isEqualTo(new JobInfo(
                            IDENTITY.id(),
                            "copy",
                            IDENTITY.sources(),
                            IDENTITY.target(),
                            Map.of("name", "none"),
                            JobState.RUNNING,
                            1,
                            1,
                            ProcessHandle.current().pid(),
                            Records.NOON,
                            Records.NOON,
                            Optional.empty()));
            assertThat(folder().info()).contains(session.info());
            assertThat(session.token()).matches("[0-9a-z]{5,13}");
        }
    }

    @Test
    void open_afterARun_beginsANewRoundOnlyIfAllWasDone() {
        run(JobState.INCOMPLETE);
        clock.advance(Duration.ofDays(1));
        try (JobSession second = open()) {
            assertThat(second.info().run()).isEqualTo(2);
            assertThat(second.info().round()).isEqualTo(1);
            assertThat(second.info().created()).isEqualTo(Records.NOON);
            assertThat(second.info().updated()).isEqualTo(Records.NOON.plus(Duration.ofDays(1)));
            second.end(JobState.DONE, new Tally().counts());
        }
        try (JobSession third = open()) {
            assertThat(third.info().run()).isEqualTo(3);
            assertThat(third.info().round()).isEqualTo(2);
        }
    }

    @Test
    void open_whileAnotherIsOpen_isBusy() {
        try (JobSession session = open()) {
            assertThat(folder().isLocked()).isTrue();
            assertThat(assertFails(ErrorCode.BUSY, this::open))
                    .hasMessage("another process (process " + session.info().process() + ") works on job "
                            + IDENTITY.id() + " at this moment");
        }
        assertThat(folder().isLocked()).isFalse();
        open().close();
    }

    @Test
    void open_whereAFileIsInTheWay_saysSo() throws IOException {
        Files.createFile(directory.resolve("jobs"));
        assertThat(assertFails(ErrorCode.JOURNAL, this::open))
                .hasMessageContaining("cannot make the job's folder " + folder().path());
    }

    /** The process may be killed between any two things that it does. */
    @Test
    void open_afterADeathWhileOpening_goesOn() throws IOException {
        run(JobState.INCOMPLETE);
        Files.delete(folder().journal(1));
        run(JobState.INCOMPLETE, Records.ready("a", 5));
        try (JobSession session = open()) {
            assertThat(session.info().run()).isEqualTo(3);
        }
        Files.write(folder().journal(3), new byte[0]);
        try (JobSession session = open()) {
            List<JournalRecord.Ready> ready = new ArrayList<>();
            session.recover((recovery, published) -> ready.addAll(recovery.ready()));
            assertThat(ready).containsExactly(Records.ready("a", 5));
        }
    }

    @Test
    void recover_takesOverWhatWasPublishedAndRemovesOldJournals() {
        run(JobState.INCOMPLETE, Records.ready("b", 2), new JournalRecord.Done("b"));
        run(JobState.DONE, Records.ready("a", 1), new JournalRecord.Done("a"));
        run(JobState.DONE, Records.ready("b", 3), new JournalRecord.Done("b"));
        run(JobState.DONE);
        assertThat(ledger()).containsExactly(Records.proven("a", 1, 1), Records.proven("b", 3, 2));
        assertThat(folder().journals()).hasSize(1);
    }

    @Test
    void recover_thatFails_isDoneAgainByTheNext() {
        run(JobState.INCOMPLETE, Records.ready("a", 5));
        try (JobSession session = open()) {
            assertFails(
                    ErrorCode.IO,
                    () -> session.recover((recovery, published) -> {
                        throw new dev.portage.api.PortageException(ErrorCode.IO, "injected");
                    }));
        }
        try (JobSession session = open()) {
            session.recover((recovery, published) ->
                    recovery.ready().forEach(ready -> published.accept(ProvenFile.of(ready, recovery.round()))));
        }
        assertThat(ledger()).containsExactly(Records.proven("a", 5, 1));
    }

    @Test
    void end_writesTheStateDown() {
        run(JobState.STOPPED);
        assertThat(folder().info()).map(JobInfo::state).contains(JobState.STOPPED);
        assertThat(folder().info().flatMap(JobInfo::counts)).contains(new Tally().counts());
    }

    @Test
    void lock_ofAJobThatIsNotBegun_leavesNothing() {
        try (JobLock lock = folder().lock()) {
            assertThat(lock.folder().isLocked()).isTrue();
        }
        assertThat(folder().path()).doesNotExist();
    }

    @Test
    void session_underALockThatIsHeld_leavesItHeld() {
        try (JobLock lock = folder().lock()) {
            JobSession.open(lock, IDENTITY, clock).close();
            assertThat(lock.folder().isLocked()).isTrue();
        }
        assertThat(folder().isLocked()).isFalse();
        assertThat(folder().info()).isPresent();
    }
}
