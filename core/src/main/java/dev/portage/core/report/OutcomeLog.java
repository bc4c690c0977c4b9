package dev.portage.core.report;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.json.Json;
import dev.portage.core.run.OutcomeSink;
import dev.portage.core.task.Outcome;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Keeps the outcomes of a run in a file, a line each, until the report is written. Thread-safe. */
final class OutcomeLog implements OutcomeSink, AutoCloseable {
    private final Path file;
    private final BufferedWriter writer;

    /** Begins a new log in place of one that may be there. */
    OutcomeLog(Path file) {
        this.file = file;
        try {
            this.writer = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    @Override
    public void accept(Outcome outcome) {
        String line = Json.write(outcome);
        synchronized (writer) {
            try {
                writer.write(line);
                writer.write('\n');
            } catch (IOException e) {
                throw failed("write", e);
            }
        }
    }

    /** Hands over the lines in the order in which they came. No outcome may come any more. */
    void forEachLine(Consumer<String> consumer) {
        close();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                consumer.accept(line);
            }
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    private PortageException failed(String verb, IOException cause) {
        return new PortageException(
                ErrorCode.JOURNAL, "cannot " + verb + " the outcomes in " + file + ": " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    /** Removes the file. */
    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed("delete", e);
        }
    }
}
