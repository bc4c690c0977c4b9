package dev.portage.core.journal;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.json.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder in which a job keeps its journals ({@code journal-000001.jsonl}, one for each run whose outcome is not in the ledger yet), its
 * ledger, its report and what it says of itself ({@code job.json}).
 *
 * @param path of the folder; its name is the job's id
 */
public record JobFolder(Path path) {
    private static final String INFO = "job.json";
    private static final String LOCK = "lock";

    /** The job's id. */
    public String id() {
        return path.getFileName().toString();
    }

    /** Makes the folder if it is not there. */
    public void create() {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw failed("make", e);
        }
    }

    /** The file of all files ever published. */
    public Path ledger() {
        return path.resolve("ledger.jsonl");
    }

    /** The last report. */
    public Path report() {
        return path.resolve("report.json");
    }

    /** The outcomes of the present run. */
    public Path outcomes() {
        return path.resolve("outcomes.jsonl");
    }

    /** The journal of a run. */
    public Path journal(int run) {
        return path.resolve(String.format("journal-%06d.jsonl", run));
    }

    /** All journals that are there, the oldest first. */
    public List<Path> journals() {
        List<Path> journals = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "journal-*.jsonl")) {
            files.forEach(journals::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw failed("list", e);
        }
        journals.sort(null);
        return journals;
    }

    /**
     * What the job says of itself, or nothing if it has not begun.
     *
     * @throws PortageException {@link ErrorCode#UNREADABLE} if it is damaged
     */
    public Optional<JobInfo> info() {
        try {
            return Optional.of(Json.read(Files.readString(path.resolve(INFO)), JobInfo.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new PortageException(
                    ErrorCode.UNREADABLE,
                    "job " + id() + " is damaged: " + path.resolve(INFO) + " does not describe a job; put back a "
                            + "copy of it",
                    e);
        } catch (IOException e) {
            throw new PortageException(ErrorCode.JOURNAL, "cannot read " + path.resolve(INFO) + ": " + reason(e), e);
        }
    }

    /** When the job has last said something of itself; long ago if it has not. */
    Instant lastWritten() {
        try {
            return Files.getLastModifiedTime(path.resolve(INFO)).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    /** Writes what the job says of itself, at once. */
    public void write(JobInfo info) {
        Path draft = path.resolve(INFO + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.UTF_8.encode(Json.write(info) + "\n"));
                channel.force(false);
            }
            Files.move(draft, path.resolve(INFO), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("write to", e);
        }
    }

    /**
     * Makes sure that no other process works on the job, until the result is closed or this process ends. Makes the folder if it is not there.
     *
     * @throws PortageException {@link ErrorCode#BUSY} if one does, {@link ErrorCode#JOURNAL} if the folder cannot be used
     */
    public JobLock lock() {
        create();
        try {
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return new JobLock(this, channel);
            }
            channel.close();
        } catch (IOException e) {
            throw failed("lock", e);
        }
        throw new PortageException(
                ErrorCode.BUSY, "another process" + process() + " works on job " + id() + " at this moment");
    }

    private String process() {
        try {
            return info().map(info -> " (process " + info.process() + ")").orElse("");
        } catch (PortageException e) {
            return "";
        }
    }

    /** Whether a process works on the job at this moment. */
    public boolean isLocked() {
        if (!Files.exists(path.resolve(LOCK))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.WRITE)) {
            return tryLock(channel) == null;
        } catch (IOException e) {
            throw failed("lock", e);
        }
    }

    @SuppressWarnings("NullAway") // null says that another process has the lock
    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Removes the folder if nothing is in it but its lock, which the caller has. */
    void deleteUnlessUsed() throws IOException {
        boolean isUsed;
        try (Stream<Path> files = Files.list(path)) {
            isUsed = files.anyMatch(file -> !file.endsWith(LOCK));
        } catch (NoSuchFileException e) {
            return;
        }
        if (!isUsed) {
            Files.deleteIfExists(path.resolve(LOCK));
            Files.delete(path);
        }
    }

    /**
     * Removes the folder with all that is in it; whoever begins to work on the job meanwhile fails, and harms nothing.
     *
     * @throws PortageException {@link ErrorCode#BUSY} if a process works on the job; nothing is removed then
     */
    @SuppressWarnings("try") // the lock takes the folder with it, now that it is empty
    public void delete() {
        try (JobLock lock = lock();
                Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(file -> !file.endsWith(LOCK)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw failed("remove", e);
        }
    }

    private PortageException failed(String verb, IOException cause) {
        return new PortageException(
                ErrorCode.JOURNAL, "cannot " + verb + " the job's folder " + path + ": " + reason(cause), cause);
    }

    /** Java often says no more than the file's name. */
    static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
            return "a file is in its way";
        }
        String reason =
                cause instanceof FileSystemException inFileSystem ? inFileSystem.getReason() : cause.getMessage();
        return Objects.requireNonNullElse(reason, "input or output failed");
    }
}
