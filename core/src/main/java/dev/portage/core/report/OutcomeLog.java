package dev.portage.core.report;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.json.Json;
import dev.portage.core.run.OutcomeSink;
import dev.portage.core.spool.TemporaryFile;
import dev.portage.core.task.Outcome;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps the outcomes of a run in a file, a line each, until the report is written. Thread-safe. */
final class OutcomeLog implements OutcomeSink, AutoCloseable {
    private final Optional<Path> file;
    private final FileChannel channel;
    private final BufferedWriter writer;

    private OutcomeLog(Optional<Path> file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
        this.writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
    }

    /** Begins a new log in place of one that may be there. */
    static OutcomeLog in(Path file) {
        try {
            return new OutcomeLog(
                    Optional.of(file),
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw failed("write", file.toString(), e);
        }
    }

    /** Begins a log of which nothing stays. */
    static OutcomeLog temporary() {
        try {
            return new OutcomeLog(Optional.empty(), TemporaryFile.open("outcomes"));
        } catch (IOException e) {
            throw new PortageException(ErrorCode.IO, TemporaryFile.complaint(e), e);
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
    @SuppressWarnings("resource") // the channel is closed with the log
    void forEachLine(Consumer<String> consumer) {
        try {
            writer.flush();
            BufferedReader reader = new BufferedReader(Channels.newReader(channel.position(0), StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                consumer.accept(line);
            }
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    private PortageException failed(String verb, IOException cause) {
        return failed(verb, file.map(Path::toString).orElse("the temporary directory"), cause);
    }

    private static PortageException failed(String verb, String file, IOException cause) {
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
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
            }
        } catch (IOException e) {
            throw failed("delete", e);
        }
    }
}
