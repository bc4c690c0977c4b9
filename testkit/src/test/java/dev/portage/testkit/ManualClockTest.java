package dev.portage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class ManualClockTest {
    private static final Instant START = Instant.parse("2024-02-29T12:00:00Z");

    private final ManualClock clock = ManualClock.at(START);

    @Test
    void instant_standsStillUntilMoved() {
        assertThat(clock.instant()).isEqualTo(START).isEqualTo(clock.instant());
        clock.advance(Duration.ofSeconds(90));
        assertThat(clock.instant()).isEqualTo("2024-02-29T12:01:30Z");
        clock.advance(Duration.ofHours(-1));
        assertThat(clock.instant()).isEqualTo("2024-02-29T11:01:30Z");
        clock.set(Instant.EPOCH);
        assertThat(clock.millis()).isZero();
    }

    @Test
    void withZone_movesAlong() {
        Clock shanghai = clock.withZone(ZoneId.of("Asia/Shanghai"));
        clock.advance(Duration.ofDays(1));
        assertThat(shanghai.instant()).isEqualTo(clock.instant());
        assertThat(shanghai.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }
}
