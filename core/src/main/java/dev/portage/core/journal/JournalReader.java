package dev.portage.core.journal;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of journals, one journal behind the other, and passes over lines that are damaged. A line may be torn within a character:
 * what is not UTF-8 is damaged, and not a failure to read. Not thread-safe.
 */
public final class JournalReader implements Iterator<JournalRecord>, AutoCloseable {
    private final Iterator<Path> journals;
    private Optional<Open> open = Optional.empty();
    private Optional<JournalRecord> next = Optional.empty();
    private int damaged;

    private record Open(Path file, BufferedReader reader) {}

    /**
     * Reads journals.
     *
     * @param journals the oldest first
     * @throws PortageException {@link ErrorCode#JOURNAL} if one cannot be read, {@link ErrorCode#UNREADABLE} if a newer version has
     *     written it; so does {@link #next}
     */
    public JournalReader(List<Path> journals) {
        this.journals = journals.iterator();
        this.next = advance();
    }

    /** How many lines that were passed over a disk has damaged; the last of a journal does not count, for a run that was killed has torn it. */
    int damaged() {
        return damaged;
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public JournalRecord next() {
        JournalRecord current = next.orElseThrow(NoSuchElementException::new);
        next = advance();
        return current;
    }

    private Optional<JournalRecord> advance() {
        while (open.isPresent() || journals.hasNext()) {
            Open current = open.orElseGet(() -> open(journals.next()));
            open = Optional.of(current);
            Optional<JournalRecord> found = advance(current);
            if (found.isPresent()) {
                return found;
            }
            close();
        }
        return Optional.empty();
    }

    /** The next record of a journal, or nothing at its end. */
    private Optional<JournalRecord> advance(Open journal) {
        boolean isTorn = false;
        for (String line = readLine(journal); line != null; line = readLine(journal)) {
            damaged += isTorn ? 1 : 0;
            Optional<JournalRecord> decoded = decode(journal.file, line);
            if (decoded.isPresent()) {
                return decoded;
            }
            isTorn = true;
        }
        return Optional.empty();
    }

    private static Open open(Path journal) {
        try {
            return new Open(
                    journal,
                    new BufferedReader(new InputStreamReader(Files.newInputStream(journal), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw unreadable(journal, e);
        }
    }

    private static @Nullable String readLine(Open journal) {
        try {
            return journal.reader.readLine();
        } catch (IOException e) {
            throw unreadable(journal.file, e);
        }
    }

    private static PortageException unreadable(Path journal, IOException cause) {
        return new PortageException(
                ErrorCode.JOURNAL, "cannot read the journal " + journal + ": " + cause.getMessage(), cause);
    }

    private static Optional<JournalRecord> decode(Path journal, String line) {
        try {
            Optional<JournalRecord> journalRecord = JournalLine.decode(line);
            if (journalRecord.isPresent()
                    && journalRecord.get() instanceof JournalRecord.RunStarted started
                    && started.version() > Journal.VERSION) {
                throw newer(
                        journal, " has version " + started.version() + ", and this one knows " + Journal.VERSION, null);
            }
            return journalRecord;
        } catch (IllegalArgumentException e) {
            throw newer(journal, " has a record that this one does not know", e);
        }
    }

    private static PortageException newer(Path journal, String sign, @Nullable IllegalArgumentException cause) {
        return new PortageException(
                ErrorCode.UNREADABLE,
                "the journal " + journal + " was written by a newer Portage: it" + sign + "; go on with that Portage",
                cause);
    }

    @Override
    public void close() {
        if (open.isPresent()) {
            Open current = open.get();
            open = Optional.empty();
            try {
                current.reader.close();
            } catch (IOException e) {
                throw unreadable(current.file, e);
            }
        }
    }
}
