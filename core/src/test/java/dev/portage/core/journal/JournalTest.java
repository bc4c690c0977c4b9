package dev.portage.core.journal;

import static dev.portage.testkit.Failures.assertFails;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.portage.api.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("journal-000001.jsonl");
    }

    private static List<Optional<JournalRecord>> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(JournalLine::decode).toList();
    }

    @Test
    void append_writesALineWithItsChecksumAtOnce() throws IOException {
        try (Journal journal = Journal.create(file())) {
            journal.append(new JournalRecord.Dropped("a b/中"));
            assertThat(file()).hasContent("{\"record\":\"dropped\",\"path\":\"a b/中\"}\t" + "79bd0054");
        }
    }

    @Test
    void append_fromManyThreads_mixesNoLines() throws IOException {
        try (Journal journal = Journal.create(file())) {
            IntStream.range(0, 500).parallel().forEach(i -> journal.append(new JournalRecord.Done("path" + i)));
        }
        assertThat(read(file())).hasSize(500).doesNotHaveDuplicates().allMatch(Optional::isPresent);
    }

    @Test
    void create_overAnotherJournal_isRefused() throws IOException {
        Files.createFile(file());
        assertThat(assertFails(ErrorCode.JOURNAL, () -> Journal.create(file())))
                .hasMessageContaining("cannot write the journal " + file());
    }

    @Test
    void append_toAFullDisk_failsNowAndEverAfter() throws IOException {
        assumeThat(FULL).exists();
        Journal journal = new Journal(file(), FileChannel.open(FULL, StandardOpenOption.WRITE));
        assertThat(assertFails(ErrorCode.JOURNAL, () -> journal.append(new JournalRecord.Done("a"))))
                .hasMessageContaining("cannot write the journal " + file() + ": No space left on device");
        assertThat(assertFails(ErrorCode.JOURNAL, () -> journal.append(new JournalRecord.Done("b"))))
                .hasMessageContaining("cannot write the journal " + file() + ": No space left on device");
    }

    /** The system tells a failure to reach the disk once: the next attempt succeeds, and what was lost stays lost. */
    @Test
    void sync_thatFailsOnce_endsTheJournalForGood() throws IOException {
        FailingOnce channel = new FailingOnce(file());
        Journal journal = new Journal(file(), channel);
        journal.append(new JournalRecord.Done("a"));
        journal.sync();
        journal.sync();
        assertThat(channel.forced()).isEqualTo(1);
        assertThat(assertFails(ErrorCode.JOURNAL, () -> journal.append(new JournalRecord.Done("b"))))
                .hasMessage("cannot write the journal " + file() + ": injected: the disk is broken");
        assertThat(read(file())).containsExactly(Optional.of(new JournalRecord.Done("a")));
        journal.close();
    }

    @Test
    void sync_thatFailsBehindTheLastRecord_isToldAtTheEnd() throws IOException {
        Journal journal = new Journal(file(), new FailingOnce(file()));
        journal.append(new JournalRecord.Done("a"));
        journal.sync();
        assertThat(assertFails(ErrorCode.JOURNAL, journal::close)).hasMessageContaining("the disk is broken");
    }

    @Test
    void decode_ofEveryTornLine_isNothing() {
        byte[] line = JournalLine.encode(new JournalRecord.Done("a/中文/file")).array();
        for (int length = 0; length < line.length - 1; length++) {
            String torn = new String(line, 0, length, UTF_8);
            assertThat(JournalLine.decode(torn))
                    .as("the first %d bytes", length)
                    .isEmpty();
        }
        assertThat(JournalLine.decode(new String(line, 0, line.length - 1, UTF_8)))
                .contains(new JournalRecord.Done("a/中文/file"));
    }

    @Test
    void decode_ofADamagedLine_isNothing() {
        byte[] line = JournalLine.encode(new JournalRecord.Done("a/file")).array();
        for (int at = 0; at < line.length - 1; at++) {
            byte[] damaged = line.clone();
            damaged[at] ^= 4;
            assertThat(JournalLine.decode(new String(damaged, 0, line.length - 1, UTF_8)))
                    .as("byte %d", at)
                    .isEmpty();
        }
    }
}
