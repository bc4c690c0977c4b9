package dev.portage.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Machine MACHINE = new Machine("Abacus", 2, 24_000_000_000L, "Linux", "17", "3.5.0");

    private final Report report = new Report(
            Instant.parse("2026-01-02T03:04:05Z"),
            MACHINE,
            List.of(new Result(
                    "small",
                    "copy",
                    List.of(
                            new Score("portage", "proven", List.of(run(2), run(1), run(3))),
                            new Score("tortoise", "slow", List.of(run(5), run(7).withDefect("lost")))))));

    @TempDir
    Path folder;

    @Test
    void markdown_hasMediansRangesAndRatios() {
        assertThat(report.markdown())
                .startsWith("2026-01-02, 2 cores of Abacus, 24 GB, Linux, Java 17, Hadoop 3.5.0")
                .contains("| small: copy | portage | 2.00 (1.00-3.00) | 1.00x | 0.2 | 0.1 | 1 | ok |")
                .contains("| small: copy | tortoise | 6.00 (5.00-7.00) | 3.00x | 0.6 | 0.1 | 1 | lost |")
                .contains("- `tortoise`: slow");
    }

    @Test
    void writeTo_jsonHasEveryRun() throws IOException {
        report.writeTo(folder);
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("results.json").toFile());
        assertThat(json.at("/machine/cores").asInt()).isEqualTo(2);
        assertThat(json.at("/runs")).hasSize(5);
        assertThat(json.at("/runs/4/wallSeconds").asDouble()).isEqualTo(7);
        assertThat(json.at("/runs/4/defect").asText()).isEqualTo("lost");
        assertThat(folder.resolve("results.md")).hasContent(report.markdown());
    }

    @Test
    void flawless_oneDefect_isFalse() {
        assertThat(report.results()).noneMatch(Result::flawless);
    }

    @Test
    void timesPortage_withoutPortage_isUnknown() {
        Score alone = new Score("tortoise", "slow", List.of(run(5)));
        assertThat(new Result("small", "copy", List.of(alone)).timesPortage(alone))
                .isEmpty();
    }

    private static Measurement run(int seconds) {
        return new Measurement(
                Duration.ofSeconds(seconds),
                Duration.ofMillis(seconds * 100L),
                Duration.ofMillis(100),
                1_000_000,
                Optional.empty());
    }
}
