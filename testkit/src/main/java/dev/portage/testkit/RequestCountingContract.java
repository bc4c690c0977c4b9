package dev.portage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.RequestCounting;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a store with {@link RequestCounting} must do. */
public interface RequestCountingContract extends StoreUnderTest {
    private RequestCounting counting() {
        return workspace().storage().capability(RequestCounting.class).orElseThrow();
    }

    private long all() {
        return counting().sent().values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    default void sent_growsWithWhatIsAskedFor() {
        long before = all();
        workspace().write("file", new byte[1]);
        long written = all();
        assertThat(written).isGreaterThan(before);
        workspace().read("file");
        assertThat(all()).isGreaterThan(written);
    }

    @Test
    default void estimate_isOfRequestsOfKnownKinds() {
        for (RequestCounting.Errand errand : RequestCounting.Errand.values()) {
            for (long length : new long[] {0, 1 << 20, 1L << 40}) {
                Map<String, Long> estimate = counting().estimate(errand, length);
                assertThat(estimate).as("%s of %d bytes", errand, length).isNotEmpty();
                assertThat(estimate.values()).allMatch(count -> count > 0);
                assertThat(estimate.keySet()).allMatch(kind -> kind.matches("[a-z-]+"));
            }
        }
    }

    @Test
    default void estimate_ofAFileInADirectoryThatIsThere_isWhatItCosts() {
        workspace().createDirectory("d");
        workspace().write("d/first", new byte[1]);
        long before = all();
        workspace().write("d/file", new byte[100]);
        long estimated = counting().estimate(RequestCounting.Errand.WRITE, 100).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(all() - before).isEqualTo(estimated);
    }
}
