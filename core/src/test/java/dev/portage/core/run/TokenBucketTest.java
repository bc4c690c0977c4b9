package dev.portage.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Time goes on only when somebody waits for it, or when a test says so. */
final class TokenBucketTest {
    private static final double SECOND = 1e9;

    private final AtomicLong now = new AtomicLong(-5_000_000_000L);
    private final long start = now.get();

    private TokenBucket bucket(long perSecond) {
        return new TokenBucket(perSecond, now::get, now::addAndGet);
    }

    private double elapsedSeconds() {
        return (now.get() - start) / SECOND;
    }

    @Test
    void take_manySmall_passesAtTheRate() {
        TokenBucket bucket = bucket(1000);
        for (int i = 0; i < 5000; i++) {
            bucket.take(1);
        }
        assertThat(elapsedSeconds()).isCloseTo(5, within(0.11));
    }

    @Test
    void take_oneLarge_waitsForAllOfIt() {
        bucket(1000).take(3000);
        assertThat(elapsedSeconds()).isCloseTo(3, within(0.11));
    }

    @Test
    void take_afterAPause_passesOnlyATenthOfASecondAtOnce() {
        TokenBucket bucket = bucket(1000);
        now.addAndGet((long) (60 * SECOND));
        bucket.take(100);
        assertThat(elapsedSeconds()).isEqualTo(60);
        bucket.take(1000);
        assertThat(elapsedSeconds()).isCloseTo(61, within(0.001));
    }

    @Test
    void take_slowerThanTheRate_neverWaits() {
        TokenBucket bucket = bucket(1000);
        for (int i = 1; i <= 100; i++) {
            now.addAndGet((long) (0.01 * SECOND));
            bucket.take(9);
            assertThat(elapsedSeconds()).isCloseTo(0.01 * i, within(1e-9));
        }
    }
}
