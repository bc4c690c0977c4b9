package dev.portage.core.journal;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The file to which one run of a job appends what it does. A record has reached the operating system when {@link #append} returns, and
 * so survives the death of this process; it has reached the disk within a tenth of a second, or when {@link #close} returns. Thread-safe.
 */
public final class Journal implements AutoCloseable {
    /** The version of the format. */
    public static final int VERSION = 1;

    private static final long SYNC_MILLIS = 100;

    private final Path file;
    private final FileChannel channel;
    private final ScheduledExecutorService syncer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "portage-journal");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean dirty;
    private Optional<IOException> defect = Optional.empty();
    private boolean isDefectTold;

    /** A journal that goes to an open channel. */
    Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens a new journal; the file must not exist. */
    @SuppressWarnings("FutureReturnValueIgnored") // the syncing ends with the journal
    public static Journal create(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Journal journal = new Journal(file, channel);
            journal.syncer.scheduleWithFixedDelay(journal::sync, SYNC_MILLIS, SYNC_MILLIS, TimeUnit.MILLISECONDS);
            return journal;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Writes a record behind all others.
     *
     * @throws PortageException {@link ErrorCode#JOURNAL} if it could not be written, now or earlier; nothing more will be written then
     */
    public synchronized void append(JournalRecord journalRecord) {
        if (defect.isPresent()) {
            throw tell(defect.get());
        }
        ByteBuffer line = JournalLine.encode(journalRecord);
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            dirty = true;
        } catch (IOException e) {
            defect = Optional.of(e);
            throw tell(e);
        }
    }

    private PortageException tell(IOException cause) {
        isDefectTold = true;
        return unwritable(file, cause);
    }

    private synchronized void fail(IOException cause) {
        defect = defect.or(() -> Optional.of(cause));
    }

    /**
     * Takes what was written to the disk. A failure ends the journal for good: a system may tell it once only, and forget with it what was
     * lost. It shows itself in the next record, and at the latest in {@link #close}.
     */
    void sync() {
        if (!dirty) {
            return;
        }
        dirty = false;
        try {
            channel.force(false);
        } catch (IOException e) {
            fail(e);
        }
    }

    /**
     * Takes what was written to the disk, and waits for it.
     *
     * @throws PortageException {@link ErrorCode#JOURNAL} if that fails
     */
    void force() {
        sync();
        requireSound();
    }

    @Override
    public void close() {
        syncer.shutdown();
        try (channel) {
            if (channel.isOpen()) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        requireSound();
    }

    private synchronized void requireSound() {
        if (defect.isPresent() && !isDefectTold) {
            throw tell(defect.get());
        }
    }

    private static PortageException unwritable(Path file, IOException cause) {
        return new PortageException(
                ErrorCode.JOURNAL, "cannot write the journal " + file + ": " + cause.getMessage(), cause);
    }
}
