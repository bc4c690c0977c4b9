package dev.portage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.report.Tally;
import dev.portage.core.run.Retry;
import dev.portage.core.task.Outcome;
import dev.portage.core.task.SkipReason;
import dev.portage.core.verify.Proof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProgressTextTest {
    private static final long SECOND = 1_000_000_000;
    private static final int WIDE = 200;
    private static final int MEBIBYTE = 1 << 20;

    private final Tally tally = new Tally();

    private void sources(int files) {
        for (int i = 0; i < files; i++) {
            tally.sourceFile(MEBIBYTE);
        }
    }

    private void copied(int files) {
        for (int i = 0; i < files; i++) {
            tally.moved(MEBIBYTE);
            tally.count(new Outcome.Copied("path", MEBIBYTE, Optional.empty(), Proof.VERIFIED_BY_STORE));
        }
    }

    @Test
    void line_tellsFilesBytesRateAndTimeLeft() {
        ProgressText text = new ProgressText(tally, WIDE, 0);
        sources(4);
        copied(1);
        assertThat(text.whileListing(SECOND)).isEqualTo("listing 1 of 4+ files, 1.00 MB of 4.00 MB, 1.00 MB/s");
        assertThat(text.whenListed(SECOND))
                .isEqualTo("[#####---------------] 25% 1 of 4 files, 1.00 MB of 4.00 MB, 1.00 MB/s, 0:03 left");
    }

    /** What is staged is work done, and is counted once: before it is published, or as published. */
    @Test
    void filesThatWaitForACommit_areSettledAndThenCommitted() {
        ProgressText text = new ProgressText(tally, WIDE, 0);
        sources(2);
        for (int i = 0; i < 2; i++) {
            tally.moved(MEBIBYTE);
            tally.staged(MEBIBYTE);
        }
        assertThat(text.whenListed(SECOND)).startsWith("[####################] 100% 2 of 2 files, 2.00 MB of 2.00 MB");
        assertThat(text.whileCommitting(SECOND)).isEqualTo("committing 0 of 2 files");
        tally.committed(MEBIBYTE);
        tally.count(new Outcome.Copied("path", MEBIBYTE, Optional.empty(), Proof.VERIFIED_BY_STORE));
        assertThat(text.whileCommitting(2 * SECOND)).isEqualTo("committing 1 of 2 files");
        assertThat(tally.settledBytes()).isEqualTo(2L * MEBIBYTE);
    }

    @Test
    void line_isNoWiderThanTheTerminal() {
        sources(60_000);
        copied(31_200);
        String whole = new ProgressText(tally, WIDE, 0).whenListed(60 * SECOND);
        assertThat(whole).hasSizeGreaterThan(79);
        ProgressText narrow = new ProgressText(tally, 79, 0);
        assertThat(narrow.whenListed(60 * SECOND))
                .hasSizeLessThanOrEqualTo(79)
                .startsWith("[####-----] 52% 31,200 of 60,000 files, 30.5 GB of 58.6 GB")
                .endsWith(" left");
        assertThat(new ProgressText(tally, 70, 0).whenListed(60 * SECOND))
                .startsWith("52% ")
                .endsWith(" left");
        assertThat(new ProgressText(tally, 20, 0).whenListed(60 * SECOND)).isEqualTo("52% 31,200 of 60,000");
    }

    @Test
    void rate_isThatOfTheLastSeconds() {
        ProgressText text = new ProgressText(tally, WIDE, 0);
        sources(100);
        copied(50);
        text.whenListed(SECOND);
        for (int second = 2; second <= 20; second++) {
            text.whenListed(second * SECOND);
        }
        assertThat(text.whenListed(21 * SECOND)).endsWith("50 of 100 files, 50.0 MB of 100 MB, 0 B/s");
    }

    @Test
    void bytesMovedInVain_areNoProgress() {
        ProgressText text = new ProgressText(tally, WIDE, 0);
        sources(2);
        tally.moved(MEBIBYTE);
        tally.moved(-MEBIBYTE);
        assertThat(text.whenListed(SECOND)).contains("] 0% 0 of 2 files, 0 B of 2.00 MB, 0 B/s");
    }

    @Test
    void percent_isOfBytesAndCountsWhatIsSkipped() {
        ProgressText text = new ProgressText(tally, WIDE, 0);
        tally.sourceFile(99L * MEBIBYTE);
        sources(1);
        tally.count(new Outcome.Skipped("path", 99L * MEBIBYTE, SkipReason.SAME_TIME));
        assertThat(text.whenListed(SECOND)).contains("] 99% 1 of 2 files, 99.0 MB of 100 MB, 0 B/s");
    }

    @Test
    void storeThatIsAway_isSaidWhileItIsWaitedFor() {
        ProgressText text = new ProgressText(tally, WIDE, 0);
        sources(1);
        List<String> lines = new ArrayList<>();
        Retry retry = new Retry(Duration.ofMillis(1), millis -> lines.add(text.whenListed(SECOND)), tally.absences());
        List<ErrorCode> errors = new ArrayList<>(List.of(ErrorCode.UNREACHABLE));
        retry.call(() -> answer(errors));
        assertThat(lines)
                .containsExactly("[--------------------] 0% waiting: nn:8020 does not answer (timed out); 0 of 1 file,"
                        + " 0 B of 1.00 MB, 0 B/s");
        assertThat(text.whenListed(SECOND)).doesNotContain("waiting");
    }

    private static String answer(List<ErrorCode> errors) {
        if (errors.isEmpty()) {
            return "";
        }
        throw new PortageException(
                errors.remove(0), "cannot open hdfs://nn:8020/a: nn:8020 does not answer (timed out)");
    }
}
