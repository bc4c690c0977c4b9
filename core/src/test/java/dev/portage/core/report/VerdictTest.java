package dev.portage.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.task.Discrepancy;
import dev.portage.core.task.Outcome;
import dev.portage.core.task.SkipReason;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class VerdictTest {
    private final Tally tally = new Tally();

    private void fail(ErrorCode code) {
        tally.count(new Outcome.Failed("path", code, "message"));
    }

    private void succeed() {
        tally.count(new Outcome.Skipped("other", 1, SkipReason.SAME_SIZE));
    }

    private Verdict verdict() {
        return Verdict.of(tally.counts(), Optional.empty());
    }

    @Test
    void nothingFailed_isDone() {
        succeed();
        assertThat(verdict()).isEqualTo(new Verdict(JobState.DONE, 0));
    }

    @ParameterizedTest(name = "{0} beside successes: {1}, alone: {2}")
    @CsvSource({
        "NOT_FOUND, 3, 3",
        "ALREADY_EXISTS, 3, 3",
        "WRONG_KIND, 3, 3",
        "TOO_MANY_DELETES, 3, 3",
        "SOURCE_CHANGED, 3, 3",
        "CORRUPT, 4, 4",
        "UNPROVEN, 4, 4",
        "COMMIT_UNKNOWN, 5, 5",
        "ACCESS_DENIED, 3, 6",
        "NO_SPACE, 3, 6",
        "IO, 3, 6",
        "INTERNAL, 1, 1"
    })
    void oneFailure_isIncomplete(ErrorCode code, int beside, int alone) {
        fail(code);
        assertThat(verdict()).isEqualTo(new Verdict(JobState.INCOMPLETE, alone));
        succeed();
        assertThat(verdict()).isEqualTo(new Verdict(JobState.INCOMPLETE, beside));
    }

    @Test
    void severalFailures_theGravestCounts() {
        succeed();
        fail(ErrorCode.IO);
        assertThat(verdict().exitCode()).isEqualTo(3);
        fail(ErrorCode.CORRUPT);
        assertThat(verdict().exitCode()).isEqualTo(4);
        fail(ErrorCode.INTERNAL);
        assertThat(verdict().exitCode()).isEqualTo(1);
        fail(ErrorCode.COMMIT_UNKNOWN);
        assertThat(verdict().exitCode()).isEqualTo(5);
    }

    @Test
    void failuresOfUserAndEnvironment_areNotBlamedOnTheEnvironment() {
        fail(ErrorCode.IO);
        fail(ErrorCode.NOT_FOUND);
        assertThat(verdict().exitCode()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void earlyEnd_hasTheExitCodeOfItsReason(ErrorCode code) {
        fail(ErrorCode.CORRUPT);
        Verdict verdict = Verdict.of(tally.counts(), Optional.of(new PortageException(code, "reason")));
        JobState state = code == ErrorCode.INTERRUPTED ? JobState.STOPPED : JobState.ABORTED;
        assertThat(verdict).isEqualTo(new Verdict(state, code.exitCode()));
    }

    @Test
    void check_withDifferencesOrUnreadableFiles_isFour() {
        assertThat(Verdict.ofCheck(tally.counts(), Optional.empty())).isEqualTo(new Verdict(JobState.DONE, 0));
        tally.count(new Outcome.Differs("path", Discrepancy.CONTENT, ""));
        assertThat(Verdict.ofCheck(tally.counts(), Optional.empty())).isEqualTo(new Verdict(JobState.INCOMPLETE, 4));
        fail(ErrorCode.ACCESS_DENIED);
        assertThat(Verdict.ofCheck(tally.counts(), Optional.empty())).isEqualTo(new Verdict(JobState.INCOMPLETE, 4));
    }

    @Test
    void check_thatEndsEarly_hasTheExitCodeOfItsReason() {
        PortageException reason = new PortageException(ErrorCode.UNREACHABLE, "gone");
        assertThat(Verdict.ofCheck(tally.counts(), Optional.of(reason))).isEqualTo(new Verdict(JobState.ABORTED, 6));
    }
}
