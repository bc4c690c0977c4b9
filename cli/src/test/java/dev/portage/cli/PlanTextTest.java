package dev.portage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Location;
import dev.portage.core.plan.PlanSummary;
import dev.portage.core.report.Tally;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlanTextTest {
    private static String text(long count) {
        return PlanText.of(new PlanSummary(
                List.of(Location.parse("/data/source")),
                Location.parse("/data/target"),
                List.of("nothing would be deleted, because 1 entry would fail"),
                count,
                3,
                0,
                count,
                Map.of(),
                count,
                0,
                count,
                3,
                List.of("goner"),
                List.of(),
                new Tally().counts(),
                count == 1 ? Map.of() : Map.of("put", 1_000L * count)));
    }

    @Test
    void one_isNotCalledMany() {
        assertThat(text(1)).isEqualTo("""
                        plan: copy /data/source -> /data/target  (dry run: nothing was changed)

                          copy               1 file, 3 B
                          append to          1 file
                          make               1 directory

                          delete             1 file, 3 B
                                       goner
                          note       nothing would be deleted, because 1 entry would fail
                        """);
    }

    @Test
    void many_areCalledMany() {
        assertThat(text(2)).contains("2 files, 3 B", "2 files\n", "2 directories", "  requests   about put 2,000\n");
    }
}
