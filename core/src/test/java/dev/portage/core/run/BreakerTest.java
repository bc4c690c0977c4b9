package dev.portage.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import dev.portage.core.task.Action;
import java.time.Instant;
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

    private static Action copy(long bytes) {
        Entry file = new Entry(
                Location.parse("store://only/file"),
                EntryKind.FILE,
                bytes,
                Instant.EPOCH,
                Optional.empty(),
                Attributes.NONE);
        return new Action.CopyFile("file", file, Action.Condition.ALWAYS);
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
        breaker.succeeded(copy(1));
        fail(ErrorCode.NO_SPACE, FULL_IN_A_ROW - 1);
        assertThat(stop.isAsked()).isFalse();
    }

    @Test
    void noSpace_withDirectoriesAndEmptyFilesBetween_endsTheJob() {
        fail(ErrorCode.NO_SPACE, FULL_IN_A_ROW - 1);
        breaker.succeeded(new Action.MakeDirectory("directory"));
        breaker.succeeded(copy(0));
        fail(ErrorCode.NO_SPACE, 1);
        assertThat(stop.isAsked()).isTrue();
    }
}
