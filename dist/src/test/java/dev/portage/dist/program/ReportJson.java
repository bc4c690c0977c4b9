package dev.portage.dist.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code report.json} as another program would. */
final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What became of the entries, by path: {@code copied}, {@code skipped proven}, {@code failed no-space}. Of several the last. */
    static Map<String, String> outcomes(JsonNode report) {
        Map<String, String> outcomes = new TreeMap<>();
        for (JsonNode entry : report.path("entries")) {
            String detail = entry.path("reason").asText(entry.path("code").asText(""));
            outcomes.put(entry.path("path").asText(), (entry.path("outcome").asText() + " " + detail).strip());
        }
        return outcomes;
    }
}
