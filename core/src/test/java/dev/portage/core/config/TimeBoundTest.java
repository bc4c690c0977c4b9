package dev.portage.core.config;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.TimeBound;
import dev.portage.testkit.ManualClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeBoundTest {
    private static final Clock CLOCK =
            ManualClock.at(Instant.parse("2026-07-15T12:00:00Z")).withZone(ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "90s, 2026-07-15T11:58:30Z",
        "15m, 2026-07-15T11:45:00Z",
        "12h, 2026-07-15T00:00:00Z",
        "7d, 2026-07-08T12:00:00Z",
        "2w, 2026-07-01T12:00:00Z",
        "0s, 2026-07-15T12:00:00Z",
        "2026-01-31, 2026-01-30T23:00:00Z",
        "2026-07-31, 2026-07-30T22:00:00Z",
        "2026-01-31T08:30:00, 2026-01-31T07:30:00Z",
        "2026-01-31T08:30:00Z, 2026-01-31T08:30:00Z",
        "2026-01-31T08:30:00.5Z, 2026-01-31T08:30:00.5Z",
        "2026-01-31T08:30:00-05:00, 2026-01-31T13:30:00Z"
    })
    void parse_readsAgesDatesAndTimes(String text, Instant expected) {
        assertThat(TimeBound.parse(text, CLOCK)).isEqualTo(new TimeBound(text, expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "7x", "7 d", "-7d", "7dd", "yesterday", "2026-13-01", "31.01.2026", "9999999999d"})
    void parse_ofAnythingElse_isRefused(String text) {
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, () -> TimeBound.parse(text, CLOCK)))
                .hasMessage("'" + text + "' is neither an age such as 7d or 12h nor a time such as 2026-01-31 or"
                        + " 2026-01-31T08:30:00Z");
    }
}
