package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portage.core.json.Json;
import dev.portage.core.report.Report;
import dev.portage.core.task.Outcome;
import dev.portage.testkit.TreeItem;
import dev.portage.testkit.TreeSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What report files say, and whether it adds up. */
final class Reports {
    private Reports() {}

    /** All outcomes of a run, in the order in which they came. */
    static List<Outcome> outcomes(Report report) {
        try {
            JsonNode file = Json.mapper()
                    .readTree(Path.of(report.directory().orElseThrow(), "report.json")
                            .toFile());
            List<Outcome> outcomes = new ArrayList<>();
            for (JsonNode entry : file.get("entries")) {
                outcomes.add(Json.mapper().treeToValue(entry, Outcome.class));
            }
            return outcomes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Demands that every file of a source was counted, and has exactly one outcome. */
    static void assertComplete(Report report, TreeSnapshot source) {
        List<String> files = source.items().keySet().stream()
                .filter(path -> isFile(source, path))
                .toList();
        assertThat(report.counts().sourceFiles()).as("files counted").isEqualTo(files.size());
        assertThat(settled(report, source)).as("files with an outcome").containsExactlyInAnyOrderElementsOf(files);
        assertCounted(report);
    }

    /** Demands that no file has two outcomes, and that the counts are those of the outcomes. */
    static void assertConsistent(Report report, TreeSnapshot source) {
        assertThat(settled(report, source)).as("files with an outcome").doesNotHaveDuplicates();
        assertCounted(report);
    }

    private static void assertCounted(Report report) {
        assertThat(report.counts().copied()).as("copied").isEqualTo(count(report, Outcome.Copied.class));
        assertThat(report.counts().allSkipped()).as("skipped").isEqualTo(count(report, Outcome.Skipped.class));
        assertThat(report.counts().allFailed()).as("failed").isEqualTo(count(report, Outcome.Failed.class));
        assertThat(report.counts().deletedFiles() + report.counts().deletedDirectories())
                .as("deleted")
                .isEqualTo(count(report, Outcome.Deleted.class));
    }

    private static long count(Report report, Class<? extends Outcome> type) {
        return outcomes(report).stream().filter(type::isInstance).count();
    }

    private static boolean isFile(TreeSnapshot source, String path) {
        return source.items().get(path) instanceof TreeItem.File;
    }

    /** The paths of all files of the source that were copied, skipped or given up. */
    private static List<String> settled(Report report, TreeSnapshot source) {
        List<Outcome> outcomes = outcomes(report);
        Set<String> skipped = outcomes.stream()
                .filter(Outcome.Skipped.class::isInstance)
                .map(Outcome::path)
                .collect(Collectors.toSet());
        return outcomes.stream()
                .filter(outcome -> settles(outcome, skipped))
                .map(Outcome::path)
                .filter(path -> isFile(source, path))
                .toList();
    }

    /** A file that was skipped may fail besides, when its attributes cannot be set. */
    private static boolean settles(Outcome outcome, Set<String> skipped) {
        return outcome instanceof Outcome.Copied
                || outcome instanceof Outcome.Skipped
                || (outcome instanceof Outcome.Failed && !skipped.contains(outcome.path()));
    }
}
