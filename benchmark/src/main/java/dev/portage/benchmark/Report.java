package dev.portage.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All results of one benchmark, as a page for people and as JSON with every single run. */
record Report(Instant date, Machine machine, List<Result> results) {
    private static final String HEADER = """
            | case | peer | wall s, median (range) | against Portage | CPU s | servers' CPU s | peak MB | arrived |
            |---|---|--:|--:|--:|--:|--:|---|
            """;

    Report {
        results = List.copyOf(results);
    }

    /** Writes {@code results.md} and {@code results.json}. */
    void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("results.md"), markdown());
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("results.json").toFile(), json());
    }

    /** A heading with the machine, a table with a row for each case and peer, and the peers' remarks. */
    String markdown() {
        String rows = results.stream().flatMap(Report::rows).collect(Collectors.joining());
        String remarks = results.stream()
                .flatMap(result -> result.scores().stream())
                .map(score -> "- `" + score.peer() + "`: " + score.remark() + "\n")
                .distinct()
                .collect(Collectors.joining());
        return heading() + "\n" + HEADER + rows + "\n" + remarks;
    }

    private String heading() {
        return String.format(
                Locale.ROOT,
                "%s, %d cores of %s, %.0f GB, %s, Java %s, Hadoop %s, locate-following-block delay %d ms%n",
                date.atZone(ZoneOffset.UTC).toLocalDate(),
                machine.cores(),
                machine.processor(),
                machine.memory() / 1e9,
                machine.system(),
                machine.java(),
                machine.hadoop(),
                Cluster.LOCATE_FOLLOWING_BLOCK_DELAY.toMillis());
    }

    private static Stream<String> rows(Result result) {
        return result.scores().stream().map(score -> row(result, score));
    }

    private static String row(Result result, Score score) {
        Summary wall = score.wall();
        return String.format(
                Locale.ROOT,
                "| %s: %s | %s | %.2f (%.2f-%.2f) | %s | %.1f | %.1f | %.0f | %s |%n",
                result.name(),
                result.title(),
                score.peer(),
                wall.median(),
                wall.least(),
                wall.most(),
                result.timesPortage(score).map(Report::times).orElse("-"),
                score.processor().median(),
                score.serverProcessor().median(),
                score.peakMemory().median() / 1e6,
                score.defect().orElse("ok"));
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2fx", ratio);
    }

    private ObjectNode json() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("date", date.toString());
        root.set("machine", mapper.valueToTree(machine));
        root.put("locateFollowingBlockDelayMillis", Cluster.LOCATE_FOLLOWING_BLOCK_DELAY.toMillis());
        ArrayNode runs = root.putArray("runs");
        results.forEach(result -> result.scores().forEach(score -> addRuns(runs, result, score)));
        return root;
    }

    private static void addRuns(ArrayNode runs, Result result, Score score) {
        for (Measurement measurement : score.measurements()) {
            ObjectNode run = runs.addObject();
            run.put("case", result.name());
            run.put("peer", score.peer());
            run.put("wallSeconds", seconds(measurement.wall()));
            run.put("processorSeconds", seconds(measurement.processor()));
            run.put("serverProcessorSeconds", seconds(measurement.serverProcessor()));
            run.put("peakMemoryBytes", measurement.peakMemory());
            measurement.defect().ifPresent(defect -> run.put("defect", defect));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
