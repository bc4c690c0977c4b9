package dev.portage.core.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Writes {@code report.json}: the report's components, and an array {@code entries} with an outcome on each line. */
public final class ReportFile {
    private ReportFile() {}

    /**
     * Makes sure that a report can be written, before there is anything to report.
     *
     * @throws PortageException {@link ErrorCode#INVALID_ARGUMENT} if it cannot
     */
    public static void requireWritable(Path file) {
        Path draft = draftOf(file);
        try {
            makeDirectory(file);
            Files.newOutputStream(draft).close();
            Files.delete(draft);
            if (Files.isDirectory(file)) {
                throw new PortageException(ErrorCode.INVALID_ARGUMENT, "the report " + file + " is a directory");
            }
        } catch (IOException e) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT, "cannot write the report " + file + ": " + reason(e), e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }

    private static void makeDirectory(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
    }

    private static Path draftOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /**
     * Writes a report in place of an older one, at once. What is kept in memory does not grow with the number of entries.
     *
     * @throws PortageException {@link ErrorCode#IO} if the file cannot be written
     */
    static void write(Path file, Report report, OutcomeLog outcomes) {
        Path draft = draftOf(file);
        try {
            makeDirectory(file);
            try (OutputStream stream = Files.newOutputStream(draft)) {
                write(stream, report, outcomes);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UncheckedIOException e) {
            throw new PortageException(ErrorCode.IO, "cannot write the report " + file + ": " + reason(e), e);
        }
    }

    private static void write(OutputStream stream, Report report, OutcomeLog outcomes) throws IOException {
        JsonNode head = Json.mapper().valueToTree(report);
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        try (JsonGenerator generator = Json.mapper().createGenerator(stream, JsonEncoding.UTF8)) {
            generator.setPrettyPrinter(printer);
            generator.writeStartObject();
            for (Map.Entry<String, JsonNode> component : head.properties()) {
                generator.writeFieldName(component.getKey());
                generator.writeTree(component.getValue());
            }
            generator.writeArrayFieldStart("entries");
            outcomes.forEachLine(line -> writeLine(generator, line));
            generator.writeEndArray();
            generator.writeEndObject();
            generator.writeRaw('\n');
        }
    }

    private static void writeLine(JsonGenerator generator, String line) {
        try {
            generator.writeRawValue(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
