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
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/** Writes {@code report.json}: the report's components, and an array {@code entries} with an outcome on each line. */
public final class ReportFile {
    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    /** Whom else it is for, the process's mask says. */
    private static final FileAttribute<Set<PosixFilePermission>> READABLE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"));

    private ReportFile() {}

    /**
     * Makes sure that a report can be written, before there is anything to report.
     *
     * @throws PortageException {@link ErrorCode#INVALID_ARGUMENT} if it cannot
     */
    public static void requireWritable(Path file) {
        if (Files.isDirectory(file)) {
            throw new PortageException(ErrorCode.INVALID_ARGUMENT, "the report " + file + " is a directory");
        }
        try {
            if (!isWrittenInPlace(file)) {
                Files.delete(draftOf(followed(file)));
            } else if (!Files.isWritable(file)) {
                throw new AccessDeniedException(file.toString());
            }
        } catch (IOException e) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "cannot write the report " + file + ": " + reason(e),
                    "choose another place for the report",
                    e);
        }
    }

    private static String reason(Exception e) {
        if (e instanceof FileSystemLoopException) {
            return "its links lead in a circle";
        }
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }

    /** A device or a pipe stays what it is. */
    private static boolean isWrittenInPlace(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    /** Where links lead, whether or not something is there yet. */
    private static Path followed(Path file) throws IOException {
        Path place = file;
        for (int links = 0; Files.isSymbolicLink(place); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            place = place.resolveSibling(Files.readSymbolicLink(place));
        }
        return place.toAbsolutePath();
    }

    /** A new file beside the report, with a name that nothing else has. */
    private static Path draftOf(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new NoSuchFileException(file.toString());
        }
        Files.createDirectories(directory);
        return Files.createTempFile(directory, "." + file.getFileName() + ".", ".new", READABLE);
    }

    /**
     * Writes a report in place of an older one, at once; into what is no regular file, as it is. Links are followed. What is kept in
     * memory does not grow with the number of entries.
     *
     * @throws PortageException {@link ErrorCode#IO} if the file cannot be written
     */
    static void write(Path file, Report report, OutcomeLog outcomes) {
        try {
            if (isWrittenInPlace(file)) {
                write(Files.newOutputStream(file, StandardOpenOption.WRITE), report, outcomes);
            } else {
                replace(followed(file), report, outcomes);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new PortageException(
                    ErrorCode.IO,
                    "cannot write the report " + file + ": " + reason(e),
                    "make room there or choose another place, then run the same command again",
                    e);
        }
    }

    private static void replace(Path file, Report report, OutcomeLog outcomes) throws IOException {
        Path draft = draftOf(file);
        try {
            write(Files.newOutputStream(draft), report, outcomes);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Closes the stream. */
    private static void write(OutputStream stream, Report report, OutcomeLog outcomes) throws IOException {
        JsonNode head = Json.mapper().valueToTree(report);
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        try (stream;
                JsonGenerator generator = Json.mapper().createGenerator(stream, JsonEncoding.UTF8)) {
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
