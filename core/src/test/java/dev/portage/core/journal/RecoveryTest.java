package dev.portage.core.journal;

import static dev.portage.testkit.Failures.assertFails;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.core.task.FileCut;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecoveryTest {
    private static final int ROUND = 2;
    private static final JournalRecord.RangesBegun RANGES =
            new JournalRecord.RangesBegun("large", Records.fingerprint(10), "job-token-r1", new FileCut(10, 4));

    @TempDir
    private Path directory;

    private final List<ProvenFile> proven = new ArrayList<>();
    private final List<Path> journals = new ArrayList<>();

    private static byte[] lines(JournalRecord... records) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (JournalRecord each : records) {
            lines.writeBytes(JournalLine.encode(each).array());
        }
        return lines.toByteArray();
    }

    private static JournalRecord.RunStarted run(int number) {
        return new JournalRecord.RunStarted(Journal.VERSION, "job", ROUND, number, "token" + number, Records.NOON);
    }

    private RecoveryTest journal(byte[] content) throws IOException {
        Path file = directory.resolve("journal-" + (journals.size() + 1));
        journals.add(Files.write(file, content));
        return this;
    }

    private Recovery read() {
        return Recovery.read(journals, proven::add, new StagedFiles());
    }

    @Test
    void read_ofWhatIsDone_handsItOnAndKeepsNothing() throws IOException {
        Recovery recovery = journal(lines(
                        run(1),
                        Records.started(1, "a"),
                        Records.ready("a", 5),
                        new JournalRecord.Done("a"),
                        new JournalRecord.TaskEnded(1)))
                .read();
        assertThat(proven).containsExactly(Records.proven("a", 5, ROUND));
        assertThat(recovery.ready()).isEmpty();
        assertThat(recovery.openTasks()).isEmpty();
        assertThat(recovery.damaged()).isZero();
    }

    @Test
    void read_ofWhatIsReady_keepsIt() throws IOException {
        Recovery recovery = journal(lines(run(1), Records.started(1, "a"), Records.ready("a", 5)))
                .read();
        assertThat(recovery.ready()).containsExactly(Records.ready("a", 5));
        assertThat(recovery.openTasks())
                .containsExactly(
                        new Recovery.OpenTask("token1", Records.started(1, "a").task()));
        assertThat(proven).isEmpty();
    }

    @Test
    void read_ofSeveralRuns_keepsTheirTasksApart() throws IOException {
        Recovery recovery = journal(lines(run(1), Records.started(1, "a"), Records.started(2, "b")))
                .journal(lines(run(2), Records.started(1, "c"), new JournalRecord.TaskEnded(1)))
                .read();
        assertThat(recovery.openTasks())
                .containsExactlyInAnyOrder(
                        new Recovery.OpenTask("token1", Records.started(1, "a").task()),
                        new Recovery.OpenTask("token1", Records.started(2, "b").task()));
    }

    @Test
    void read_ofRanges_keepsThoseThatAreDone() throws IOException {
        Recovery recovery = journal(
                        lines(run(1), RANGES, new JournalRecord.RangeDone("large", 2, Optional.of(Records.CHECKSUM))))
                .journal(lines(run(2), new JournalRecord.RangeDone("large", 0, Optional.of(Records.CHECKSUM))))
                .read();
        assertThat(recovery.partial())
                .containsExactly(Map.entry(
                        "large",
                        new PartialFile(
                                "large",
                                RANGES.source(),
                                RANGES.attempt(),
                                RANGES.cut(),
                                Map.of(0, Optional.of(Records.CHECKSUM), 2, Optional.of(Records.CHECKSUM)))));
    }

    @Test
    void read_ofRangesBegunAnew_forgetsTheOldOnes() throws IOException {
        JournalRecord.RangesBegun anew =
                new JournalRecord.RangesBegun("large", Records.fingerprint(11), "job-token-r2", new FileCut(11, 4));
        Recovery recovery = journal(lines(
                        run(1), RANGES, new JournalRecord.RangeDone("large", 0, Optional.of(Records.CHECKSUM)), anew))
                .read();
        assertThat(recovery.partial())
                .containsExactly(Map.entry(
                        "large", new PartialFile("large", anew.source(), anew.attempt(), anew.cut(), Map.of())));
    }

    @Test
    void read_ofRangesThatAreReadyOrDroppedOrDone_hasNoPartialFile() throws IOException {
        assertThat(journal(lines(run(1), RANGES, Records.ready("large", 10)))
                        .read()
                        .partial())
                .isEmpty();
        assertThat(journal(lines(run(2), new JournalRecord.Dropped("large")))
                        .read()
                        .ready())
                .isEmpty();
    }

    @Test
    void read_ofAnAppend_keepsItUntilItIsDoneOrDropped() throws IOException {
        JournalRecord.AppendBegun begun = new JournalRecord.AppendBegun("log", Records.fingerprint(9), 4);
        assertThat(journal(lines(run(1), begun)).read().appends()).containsExactly(Map.entry("log", begun));
        JournalRecord.Appended appended = new JournalRecord.Appended(
                "log",
                begun.source(),
                Optional.empty(),
                Optional.of(Records.CHECKSUM),
                Records.proven("log", 9, 1).proof());
        assertThat(journal(lines(run(2), appended)).read().appends()).isEmpty();
        assertThat(proven).extracting(ProvenFile::path).containsExactly("log");
    }

    @Test
    void read_ofAJournalTornAtAnyByte_keepsAllLinesBefore() throws IOException {
        byte[] whole = lines(run(1), Records.ready("目/中文", 5), new JournalRecord.Done("目/中文"));
        int last = lines(run(1), Records.ready("目/中文", 5)).length;
        for (int length = last; length < whole.length - 1; length++) {
            journals.clear();
            Recovery recovery = journal(Arrays.copyOf(whole, length)).read();
            assertThat(recovery.ready()).as("torn at byte %d", length).hasSize(1);
            assertThat(recovery.damaged()).as("torn at byte %d", length).isZero();
        }
    }

    @Test
    void read_ofAJournalDamagedInTheMiddle_keepsAllOtherLines() throws IOException {
        byte[] content = lines(run(1), Records.ready("a", 5), Records.ready("b", 6), new JournalRecord.Done("a"));
        int at = new String(content, UTF_8).indexOf("\"b\"");
        content[at + 1] = (byte) 0xff;
        Recovery recovery = journal(content).read();
        assertThat(recovery.damaged()).isEqualTo(1);
        assertThat(recovery.ready()).isEmpty();
        assertThat(proven).containsExactly(Records.proven("a", 5, ROUND));
    }

    @Test
    void read_ofAJournalOfALaterVersion_isRefused() throws IOException {
        journal(lines(new JournalRecord.RunStarted(Journal.VERSION + 1, "job", ROUND, 1, "token1", Records.NOON)));
        assertThat(assertFails(ErrorCode.UNREADABLE, this::read))
                .hasMessage(
                        "the journal " + journals.get(0)
                                + " was written by a newer Portage: it has version 2, and this one knows 1; go on with that Portage");
    }

    @Test
    void read_ofARecordThatIsNotKnown_isRefused() throws IOException {
        String json = "{\"record\":\"linked\",\"path\":\"a\"}";
        CRC32C crc = new CRC32C();
        crc.update(json.getBytes(UTF_8));
        String line = json + "\t" + HexFormat.of().toHexDigits((int) crc.getValue()) + "\n";
        journal(line.getBytes(UTF_8));
        assertThat(assertFails(ErrorCode.UNREADABLE, this::read))
                .hasMessage("the journal " + journals.get(0) + " was written by a newer Portage: it has a record that "
                        + "this one does not know; go on with that Portage");
    }

    @Test
    void read_ofNothing_isEmpty() throws IOException {
        Recovery recovery = journal(new byte[0]).read();
        assertThat(recovery.ready()).isEmpty();
        assertThat(recovery.partial()).isEmpty();
        assertThat(recovery.appends()).isEmpty();
        assertThat(recovery.openTasks()).isEmpty();
        assertThat(recovery.damaged()).isZero();
        assertThat(recovery.round()).isEqualTo(1);
        assertThat(recovery.hasPublished()).isFalse();
    }
}
