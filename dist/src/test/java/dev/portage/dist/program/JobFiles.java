package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a job has written into its folder, read as another program would: by the formats' descriptions, not by Portage's code. */
record JobFiles(Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static JobFiles onlyOneIn(Path jobs) {
        List<Path> folders = list(jobs);
        assertThat(folders).hasSize(1);
        return new JobFiles(folders.get(0));
    }

    /** The folder of the only job, or nothing as long as there is none. */
    static Optional<JobFiles> ifAnyIn(Path jobs) {
        return list(jobs).stream().map(JobFiles::new).findFirst();
    }

    /** The journals, the oldest first. */
    List<Path> journals() {
        return list(folder).stream()
                .filter(file -> String.valueOf(file.getFileName()).startsWith("journal-"))
                .sorted()
                .toList();
    }

    /** All files of which the journals or the ledger say that they are published. */
    Set<String> published() {
        Set<String> published = new HashSet<>();
        lines(folder.resolve("ledger.jsonl"))
                .forEach(line -> published.add(parse(line).path("path").asText()));
        journals().stream()
                .flatMap(journal -> records(journal).stream())
                .filter(line -> line.path("record").asText().equals("done"))
                .forEach(line -> published.add(line.path("path").asText()));
        return published;
    }

    /** Whether the commit of an atomic job was begun in one of its runs whose journals are there. */
    boolean hasBegunCommit() {
        return journals().stream()
                .flatMap(journal -> records(journal).stream())
                .anyMatch(line -> line.path("record").asText().equals("commit-begun"));
    }

    /** Whether everything was done: the next run begins another round, and looks at everything anew. */
    boolean isDone() {
        return lines(folder.resolve("job.json")).stream()
                .findFirst()
                .map(line -> parse(line).path("state").asText().equals("done"))
                .orElse(false);
    }

    /** The records of a journal; the last line may be torn, and is left out then. */
    static List<JsonNode> records(Path journal) {
        List<JsonNode> records = new ArrayList<>();
        for (String line : lines(journal)) {
            int tab = line.lastIndexOf('\t');
            if (tab > 0 && tab + 9 == line.length()) {
                records.add(parse(line.substring(0, tab)));
            }
        }
        return records;
    }

    JsonNode report() {
        return ReportJson.read(folder.resolve("report.json"));
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
