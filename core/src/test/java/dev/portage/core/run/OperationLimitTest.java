package dev.portage.core.run;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.core.storage.memory.MemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class OperationLimitTest {
    private static final Location FILE = Location.parse("memory://store/file");

    private final List<Long> waits = new ArrayList<>();
    private final Stop patient = new Stop((latch, millis) -> {
        waits.add(millis);
        return latch.getCount() == 0;
    });

    @Test
    void calls_waitForTheirTurn() {
        Storage limited = new OperationLimit(1, patient).apply(new MemoryStorage());
        assertThat(limited.find(FILE)).isEmpty();
        assertThat(limited.find(FILE)).isEmpty();
        assertThat(waits).hasSize(2);
        assertThat(waits.get(1)).isGreaterThan(1000);
    }

    /** At one call per minute and thread nobody would live to see the end. */
    @Test
    void callThatWaits_whenTheJobIsToStop_endsAtOnce() {
        Stop stop = new Stop();
        Storage limited = new OperationLimit(1, stop).apply(new MemoryStorage());
        for (int i = 0; i < 4; i++) {
            Thread waiting = new Thread(() -> limited.find(FILE));
            waiting.setDaemon(true);
            waiting.setUncaughtExceptionHandler((thread, stopped) -> {});
            waiting.start();
        }
        stop.byUser();
        assertThat(assertFails(ErrorCode.INTERRUPTED, () -> limited.find(FILE)))
                .hasMessage("stopped before it was done");
    }
}
