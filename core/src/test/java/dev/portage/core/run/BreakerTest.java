package dev.portage.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.task.Outcome;
import dev.portage.core.task.SkipReason;
import dev.portage.core.verify.Proof;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What ends a job, and what only fails an entry. */
final class BreakerTest {
    private static final int FULL_IN_A_ROW = 20;

    private final Stop stop = new Stop();
    private final Breaker breaker = new Breaker(stop);

    private static Outcome copied(long bytes) {
        return new Outcome.Copied("file", bytes, Optional.empty(), Proof.UNVERIFIED);
    }

    private void fail(ErrorCode code, int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed(new PortageException(code, "failure " + i));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UNREACHABLE", "JOURNAL"})
    void environmentThatIsGone_endsTheJobAtOnce(ErrorCode code) {
        fail(code, 1);
        assertThat(stop.reason()).map(PortageException::code).contains(code);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"UNREACHABLE", "JOURNAL", "NO_SPACE"})
    void failureOfAnEntry_neverEndsTheJob(ErrorCode code) {
        fail(code, 100);
        assertThat(stop.isAsked()).isFalse();
    }

    @Test
    void noSpace_manyTimesInARow_endsTheJob() {
        fail(ErrorCode.NO_SPACE, FULL_IN_A_ROW - 1);
        assertThat(stop.isAsked()).isFalse();
        fail(ErrorCode.NO_SPACE, 1);
        assertThat(stop.reason()).map(PortageException::code).contains(ErrorCode.NO_SPACE);
    }

    @Test
    void noSpace_withFilesBetween_goesOn() {
        fail(ErrorCode.NO_SPACE, FULL_IN_A_ROW - 1);
        breaker.succeeded(copied(1));
        fail(ErrorCode.NO_SPACE, FULL_IN_A_ROW - 1);
        assertThat(stop.isAsked()).isFalse();
    }

    @Test
    void noSpace_withDirectoriesAndEmptyFilesBetween_endsTheJob() {
        fail(ErrorCode.NO_SPACE, FULL_IN_A_ROW - 1);
        breaker.succeeded(new Outcome.DirectoryMade("directory"));
        breaker.succeeded(copied(0));
        breaker.succeeded(new Outcome.Skipped("same", 1, SkipReason.SAME_CHECKSUM));
        fail(ErrorCode.NO_SPACE, 1);
        assertThat(stop.isAsked()).isTrue();
    }
}
