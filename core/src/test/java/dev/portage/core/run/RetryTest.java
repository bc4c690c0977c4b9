package dev.portage.core.run;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.task.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RetryTest {
    private final List<Long> waits = new ArrayList<>();
    private int calls;

    private Retry retry(Duration patience) {
        return new Retry(patience, waits::add);
    }

    /** Fails so often, then gives its answer. */
    private String answer(int failures, ErrorCode code) {
        calls++;
        if (calls <= failures) {
            throw new PortageException(code, "failure " + calls);
        }
        return "answer";
    }

    @Test
    void call_thatSucceeds_isMadeOnce() {
        assertThat(retry(Duration.ofSeconds(40)).call(() -> answer(0, ErrorCode.IO)))
                .isEqualTo("answer");
        assertThat(calls).isEqualTo(1);
        assertThat(waits).isEmpty();
    }

    @Test
    void call_thatTookLongerThanThePatience_isRepeatedAllTheSame() {
        Retry retry = retry(Duration.ofMillis(1));
        assertThat(retry.call(() -> {
                    for (long begin = System.nanoTime(); System.nanoTime() - begin < 5_000_000; ) {
                        Thread.onSpinWait();
                    }
                    return answer(1, ErrorCode.UNREACHABLE);
                }))
                .isEqualTo("answer");
    }

    @ParameterizedTest
    @EnumSource
    void call_isRepeatedIfTheErrorSaysSo(ErrorCode code) {
        Retry retry = retry(Duration.ofSeconds(40));
        if (code.isRetryable()) {
            assertThat(retry.call(() -> answer(2, code))).isEqualTo("answer");
            assertThat(waits).containsExactly(200L, 400L);
        } else {
            assertThat(assertFails(code, () -> retry.call(() -> answer(1, code))))
                    .hasMessage("failure 1");
            assertThat(waits).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"IO", "CORRUPT", "SOURCE_CHANGED"})
    void call_thatKeepsFailing_isGivenThreeTries(ErrorCode code) {
        PortageException last =
                assertFails(code, () -> retry(Duration.ofSeconds(40)).call(() -> answer(99, code)));
        assertThat(last).hasMessage("failure 3");
        assertThat(calls).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNREACHABLE", "THROTTLED"})
    void call_toAStoreThatIsAway_isGivenItsPatience(ErrorCode code) {
        assertFails(code, () -> retry(Duration.ofSeconds(40)).call(() -> answer(99, code)));
        assertThat(waits.stream().mapToLong(Long::longValue).sum()).isBetween(40_000L, 50_000L);
        assertThat(waits).allMatch(wait -> wait <= 10_000).startsWith(200L, 400L, 800L, 1600L, 3200L, 6400L, 10_000L);
    }

    @Test
    void call_withoutPatience_isMadeOnce() {
        assertFails(ErrorCode.UNREACHABLE, () -> retry(Duration.ZERO).call(() -> answer(99, ErrorCode.UNREACHABLE)));
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void call_afterAMixtureOfErrors_countsEveryTry() {
        List<ErrorCode> errors = new ArrayList<>(Arrays.asList(ErrorCode.UNREACHABLE, ErrorCode.IO, ErrorCode.IO));
        assertFails(ErrorCode.IO, () -> retry(Duration.ofSeconds(40)).call(() -> answer(99, errors.remove(0))));
        assertThat(calls).isEqualTo(3);
    }

    @Test
    void call_thatFailsInAnotherWayAfterwards_keepsTheFirstFailure() {
        List<ErrorCode> errors = new ArrayList<>(Arrays.asList(ErrorCode.IO, ErrorCode.IO, ErrorCode.SOURCE_CHANGED));
        PortageException last = assertFails(
                ErrorCode.SOURCE_CHANGED, () -> retry(Duration.ofSeconds(40)).call(() -> answer(99, errors.remove(0))));
        assertThat(last).hasMessage("failure 3");
        assertThat(last.getSuppressed()).singleElement().satisfies(first -> assertThat(first)
                .hasMessage("failure 1"));
        assertThat(Outcome.Failed.of("a", last).message()).isEqualTo("failure 3; also: failure 1");
    }

    @Test
    void call_whenTheJobIsToEnd_endsWhileWaiting() {
        Stop stop = new Stop();
        stop.byUser();
        Retry retry = new Retry(Duration.ofSeconds(40), stop::sleep);
        assertFails(ErrorCode.INTERRUPTED, () -> retry.call(() -> answer(1, ErrorCode.IO)));
    }
}
