package dev.portage.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import dev.portage.core.task.Discrepancy;
import dev.portage.core.task.Outcome;
import dev.portage.core.task.SkipReason;
import dev.portage.core.verify.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TextReportTest {
    private final Tally tally = new Tally();
    private final List<Report.FailedEntry> failures = new ArrayList<>();
    private final List<Outcome.Differs> differences = new ArrayList<>();
    private final Map<String, Long> requests = new TreeMap<>();

    private void copied(int count, long bytes, Proof proof) {
        for (int i = 0; i < count; i++) {
            tally.count(new Outcome.Copied("path", bytes, Optional.empty(), proof));
        }
    }

    private void failed(String path, ErrorCode code) {
        failed(path, code, path + " cannot be read");
    }

    private void failed(String path, ErrorCode code, String message) {
        tally.count(new Outcome.Failed(path, code, message));
        failures.add(new Report.FailedEntry(path, code, message, code.remedy()));
    }

    private void differs(String path, Discrepancy discrepancy, String detail) {
        Outcome.Differs outcome = new Outcome.Differs(path, discrepancy, detail);
        tally.count(outcome);
        differences.add(outcome);
    }

    private String text(String verb, Duration elapsed, Optional<PortageException> ended) {
        Verdict verdict = Verdict.of(tally.counts(), ended);
        return TextReport.of(new Report(
                Report.VERSION,
                "ab12cd34ef",
                verb,
                List.of(Location.parse("/data/source")),
                Location.parse("hdfs://namenode:8020/target"),
                verdict.state(),
                verdict.exitCode(),
                Instant.EPOCH,
                elapsed,
                tally.counts(),
                requests,
                verb.equals("copy") ? List.of("the target cannot hold acl: not preserved") : List.of(),
                ended.map(Report.Failure::of),
                failures,
                differences,
                verb.equals("copy") ? Optional.of("/state/jobs/ab12cd34ef") : Optional.empty()));
    }

    @Test
    void requests_areToldWhereStoresCountThem() {
        assertThat(text("copy", Duration.ofSeconds(1), Optional.empty())).doesNotContain("requests");
        requests.putAll(Map.of("put", 1200L, "list", 3L));
        assertThat(text("copy", Duration.ofSeconds(1), Optional.empty()))
                .contains("\n  requests   list 3, put 1,200\n");
    }

    @Test
    void copy_withEverything() {
        copied(1200, 1 << 20, Proof.VERIFIED_BY_STORE);
        copied(1, 0, Proof.UNVERIFIED);
        tally.count(new Outcome.Skipped("path", 1, SkipReason.SAME_TIME));
        tally.count(new Outcome.DirectoryMade("path"));
        tally.count(new Outcome.AttributesSet("path"));
        tally.count(new Outcome.Deleted("path", EntryKind.FILE, 7));
        tally.count(new Outcome.Deleted("path", EntryKind.DIRECTORY, 0));
        tally.filteredOut();
        failed("a/b", ErrorCode.ACCESS_DENIED);
        assertThat(text("copy", Duration.ofSeconds(60), Optional.empty())).isEqualTo("""
                        copy /data/source -> hdfs://namenode:8020/target
                        incomplete after 1 min 0 s, exit code 3

                          copied         1,201 files, 1.17 GB  (20 files/s, 20.0 MB/s)
                                         1,200 verified by the store's checksum
                                             1 unverified
                          skipped            1 same size, target not older
                          made               1 directory
                          updated            1 attributes only
                          deleted            1 file and 1 directory
                          left out           1 by filters
                          failed             1 access denied  ->  ask for the right, or run as a user who has it
                                       a/b cannot be read
                          note       the target cannot hold acl: not preserved

                          report     /state/jobs/ab12cd34ef/report.json
                          job        ab12cd34ef
                        """);
    }

    @Test
    void copy_thatEndedEarly() {
        PortageException ended = new PortageException(ErrorCode.UNREACHABLE, "namenode:8020 does not answer");
        assertThat(text("copy", Duration.ofMillis(3723_400), Optional.of(ended)))
                .isEqualTo("""
                        copy /data/source -> hdfs://namenode:8020/target
                        aborted after 1 h 2 min, exit code 6
                          namenode:8020 does not answer
                          check the address and the server, then run the same command again

                          note       the target cannot hold acl: not preserved

                          report     /state/jobs/ab12cd34ef/report.json
                          job        ab12cd34ef
                        """);
    }

    @Test
    void copy_thatWasStopped_leavesItToTheProgramToSayHowToGoOn() {
        PortageException ended = new PortageException(ErrorCode.INTERRUPTED, "stopped by the user");
        assertThat(text("copy", Duration.ofSeconds(1), Optional.of(ended)))
                .contains("exit code 130\n  stopped by the user\n\n")
                .doesNotContain("run the same command again");
    }

    @Test
    void check_withDifferences() {
        tally.count(new Outcome.Identical("path", 5));
        differs("a", Discrepancy.LENGTH, "5 bytes and 6 bytes");
        differs("b", Discrepancy.ONLY_IN_SOURCE, "");
        assertThat(text("check", Duration.ofMillis(1234), Optional.empty())).isEqualTo("""
                        check /data/source -> hdfs://namenode:8020/target
                        differences found after 1.2 s, exit code 4

                          identical          1 file
                          differ             1 only in the source
                          differ             1 lengths differ
                                       a: lengths differ, 5 bytes and 6 bytes
                                       b: only in the source
                        """);
    }

    @Test
    void failuresForOneReason_areToldTogether() {
        for (int i = 0; i < 50; i++) {
            failed("file" + i, ErrorCode.IO);
        }
        failed("other", ErrorCode.IO, "cannot write /t/other: the disk is broken");
        assertThat(text("copy", Duration.ofSeconds(1), Optional.empty()).lines())
                .containsSequence(
                        "               file0 cannot be read",
                        "               and 49 more for the same reason: file1, file2, file3, ...",
                        "               cannot write /t/other: the disk is broken",
                        "  note       the target cannot hold acl: not preserved");
    }

    @Test
    void failuresForManyReasons_areCutShort() {
        for (int i = 0; i < 30; i++) {
            failed("file" + i, ErrorCode.IO, "cannot read file" + i + ": error " + i);
        }
        assertThat(text("copy", Duration.ofSeconds(1), Optional.empty()))
                .contains("error 19\n               ... and more, see the report\n")
                .doesNotContain("error 20");
    }

    @Test
    void veryLongMessage_isCutInItsMiddle() {
        failed("file", ErrorCode.IO, "cannot write " + "x".repeat(4000) + ": too long");
        assertThat(text("copy", Duration.ofSeconds(1), Optional.empty()))
                .contains("cannot write xxx", "x ... x", "xxx: too long\n")
                .doesNotContain("x".repeat(400));
    }
}
