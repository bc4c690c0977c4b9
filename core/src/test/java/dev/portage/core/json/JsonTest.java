package dev.portage.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.DataSize;
import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.TimeSpan;
import dev.portage.api.storage.Times;
import dev.portage.core.journal.JobInfo;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.journal.ProvenFile;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Tally;
import dev.portage.core.task.Action;
import dev.portage.core.task.DirectoryAttributes;
import dev.portage.core.task.Discrepancy;
import dev.portage.core.task.Extra;
import dev.portage.core.task.FileCut;
import dev.portage.core.task.Fingerprint;
import dev.portage.core.task.Outcome;
import dev.portage.core.task.SkipReason;
import dev.portage.core.task.Task;
import dev.portage.core.verify.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class JsonTest {
    private static final Instant TIME = Instant.parse("2026-01-31T12:00:00.123456789Z");
    private static final String PATH = "dir/中文 \"quoted\"\n\\ %41 \uD83D\uDE00";
    private static final Location LOCATION = Location.parse("hdfs://namenode:8020/" + PATH);
    private static final Optional<Checksum> CHECKSUM = Optional.of(new Checksum(ChecksumAlgorithm.CRC32C, 0xe3069283));
    private static final Fingerprint FINGERPRINT = new Fingerprint(Long.MAX_VALUE, TIME, Optional.of("16386"));
    private static final FileCut CUT = new FileCut(10, 4);

    private static Attributes allAttributes() {
        return Attributes.builder()
                .times(new Times(TIME, TIME.plusSeconds(1)))
                .mode(01755)
                .owner("ann")
                .group("staff")
                .acl(List.of("user:bob:r-x"))
                .xattrs(Map.of("user.note", "00ff"))
                .replication(3)
                .blockSize(1L << 40)
                .checksumType("CRC32C/512")
                .erasureCoding("")
                .build();
    }

    private static Entry entry(Attributes attributes) {
        return new Entry(LOCATION, EntryKind.FILE, 10, TIME, Optional.of("id"), attributes);
    }

    static Stream<Object> values() {
        Tally tally = new Tally();
        outcomes().forEach(tally::count);
        return Stream.of(
                        Stream.of(
                                entry(allAttributes()),
                                entry(Attributes.NONE),
                                new Extra(PATH, EntryKind.DIRECTORY, 0, 7),
                                new DirectoryAttributes(PATH, entry(Attributes.NONE)),
                                new ProvenFile(
                                        PATH,
                                        FINGERPRINT,
                                        Optional.empty(),
                                        Optional.of(TimeSpan.ofKept(TIME)),
                                        CHECKSUM,
                                        Proof.VERIFIED_BY_STORE,
                                        2),
                                new JobInfo(
                                        "id",
                                        "copy",
                                        List.of(LOCATION, Location.parse("/local")),
                                        LOCATION,
                                        Map.of("existing", "update"),
                                        JobState.ABORTED,
                                        1,
                                        2,
                                        3,
                                        TIME,
                                        TIME,
                                        Optional.of(tally.counts()))),
                        actions(),
                        outcomes(),
                        records())
                .flatMap(stream -> stream);
    }

    private static Stream<Action> actions() {
        Entry source = entry(Attributes.NONE);
        return Stream.of(
                new Action.MakeDirectory(PATH),
                new Action.CopyFile(PATH, source, Action.Condition.UNLESS_STORES_AGREE),
                new Action.CopyRange(PATH, source, "attempt", CUT, new ByteRange(2, 8, 2), Optional.of(3L)),
                new Action.AssembleFile(PATH, source, "attempt", CUT, Optional.empty()),
                new Action.AppendFile(PATH, source, 7),
                new Action.SetAttributes(PATH, entry(allAttributes())),
                new Action.CompareFile(PATH, source, source));
    }

    private static Stream<Outcome> outcomes() {
        return Stream.of(
                new Outcome.Copied(PATH, 10, Optional.of(4L), Optional.empty(), CHECKSUM, Proof.UNVERIFIED),
                new Outcome.Copied(PATH, 10, Optional.empty(), Proof.LENGTH_ONLY).replacing(Optional.of(7L)),
                new Outcome.Copied(PATH, 10, Optional.empty(), Proof.COMPARED_BY_STORE).madeByStore(),
                new Outcome.Skipped(PATH, 10, SkipReason.PROVEN),
                new Outcome.DirectoryMade(PATH),
                new Outcome.AttributesSet(PATH),
                new Outcome.Deleted(PATH, EntryKind.FILE, 3),
                new Outcome.Identical(PATH, 3),
                new Outcome.Differs(PATH, Discrepancy.KIND, "detail"),
                new Outcome.Failed(PATH, ErrorCode.NO_SPACE, "message\nwith a line break").ofFile(5));
    }

    private static Stream<JournalRecord> records() {
        StagedFile staged = new StagedFile(LOCATION, "/handle", 10, Optional.empty());
        return Stream.of(
                new JournalRecord.RunStarted(1, "job", 1, 2, "token", TIME),
                new JournalRecord.TaskStarted(new Task(7, actions().toList())),
                new JournalRecord.TaskEnded(7),
                new JournalRecord.RangesBegun(PATH, FINGERPRINT, "attempt", CUT),
                new JournalRecord.RangeDone(PATH, 1, CHECKSUM),
                new JournalRecord.RangeDone(PATH, 2, Optional.empty()),
                new JournalRecord.AppendBegun(PATH, FINGERPRINT, 4),
                new JournalRecord.Ready(PATH, FINGERPRINT, staged, CHECKSUM, Proof.VERIFIED_BY_READ_BACK),
                new JournalRecord.Done(PATH),
                new JournalRecord.Appended(
                        PATH,
                        FINGERPRINT,
                        Optional.of(staged.modified(TIME)),
                        Optional.empty(),
                        Proof.VERIFIED_BY_STORE),
                new JournalRecord.Dropped(PATH));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("values")
    void read_ofWhatWasWritten_isEqual(Object value) {
        String json = Json.write(value);
        assertThat(json).doesNotContain("\n");
        assertThat((Object) Json.read(json, value.getClass())).isEqualTo(value);
    }

    @Test
    void write_isWhatOtherProgramsRead() {
        assertThat(Json.write(new Outcome.Copied(
                        "a", 10, Optional.of(4L), Optional.empty(), CHECKSUM, Proof.VERIFIED_BY_STORE)))
                .isEqualTo("{\"outcome\":\"copied\",\"path\":\"a\",\"bytes\":10,\"appended\":4,"
                        + "\"checksum\":\"crc32c:e3069283\",\"proof\":\"verified-by-store\"}");
        assertThat(Json.write(new JournalRecord.RunStarted(1, "job", 3, 2, "token", TIME)))
                .isEqualTo(
                        "{\"record\":\"run-started\",\"version\":1,\"job\":\"job\",\"round\":3,\"run\":2,\"token\":\"token\","
                                + "\"at\":\"2026-01-31T12:00:00.123456789Z\"}");
        assertThat(Json.write(new Fingerprint(5, TIME, Optional.empty())))
                .isEqualTo("{\"length\":5,\"modified\":\"2026-01-31T12:00:00.123456789Z\"}");
    }

    @Test
    void texts_areWrittenAsTheirOwn() {
        assertThat(Json.write(List.of(LOCATION))).contains("hdfs://namenode:8020/dir/中文");
        assertThat(Json.write(Duration.ofMillis(1500))).isEqualTo("\"PT1.5S\"");
        assertThat(Json.write(DataSize.ofKilobytes(1))).isEqualTo("\"1024\"");
        assertThat(Json.read("\"1024\"", DataSize.class)).isEqualTo(DataSize.ofKilobytes(1));
    }

    @Test
    void read_ofALaterVersion_passesOverWhatItDoesNotKnow() {
        assertThat(Json.read("{\"record\":\"done\",\"path\":\"a\",\"mood\":\"good\"}", JournalRecord.class))
                .isEqualTo(new JournalRecord.Done("a"));
    }

    @Test
    void read_ofAnEarlierVersion_doesWithoutWhatItDidNotKnow() {
        String line = "{\"path\":\"a\",\"source\":{\"length\":2,\"modified\":\"2026-11-21T17:00:08Z\"},"
                + "\"target\":\"18006\",\"proof\":\"verified-by-store\",\"round\":1}";
        assertThat(Json.read(line, ProvenFile.class).written()).isEmpty();
    }

    @Test
    void read_ofSomethingElse_isRefused() {
        assertThatThrownBy(() -> Json.read("{\"path\":", Extra.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a Extra: {\"path\":");
    }
}
