package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Appending;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.LeaseRecoverable;

/** Appends to files and cuts them, and waits until the store has settled the last block. */
final class HadoopAppending implements Appending {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final Connection connection;
    private final Lookup lookup;
    private final LeaseRecoverable leases;

    HadoopAppending(Connection connection, Lookup lookup, LeaseRecoverable leases) {
        this.connection = connection;
        this.lookup = lookup;
        this.leases = leases;
    }

    @Override
    public StagedOutput append(Location file, long length) {
        FSDataOutputStream stream = connection.call("append to", file, path -> {
            try {
                return connection.fileSystem().append(path);
            } catch (FileNotFoundException e) {
                throw lookup.unreadable(file, e);
            }
        });
        if (stream.getPos() != length) {
            throw changed(file, length, stream);
        }
        return new HadoopOutput(connection, file, stream, new HadoopOutput.Ending() {
            @Override
            public StagedFile finish(long written) {
                return lookup.describe(file, file, length + written, FileCreation.identity(stream));
            }

            @Override
            public void abandon() {
                // What was written stays; whoever appends cuts it off again.
            }
        });
    }

    private static PortageException changed(Location file, long length, FSDataOutputStream stream) {
        PortageException failure = new PortageException(
                ErrorCode.SOURCE_CHANGED,
                "cannot append to " + file + ": it has " + stream.getPos() + " bytes instead of " + length);
        try {
            stream.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    @Override
    public void truncate(Location file, long length) {
        connection.order("truncate", file, path -> {
            if (!connection.fileSystem().truncate(path, length)) {
                awaitClosed(file);
            }
        });
    }

    /** A block that was cut is usable when its DataNodes have agreed on it, some heartbeats later. */
    private void awaitClosed(Location file) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!connection.call("truncate", file, leases::isFileClosed)) {
            if (System.nanoTime() > deadline) {
                throw new PortageException(
                        ErrorCode.UNREACHABLE,
                        "cannot truncate " + file + ": its last block was not recovered within " + PATIENCE.toSeconds()
                                + " s");
            }
            LockSupport.parkNanos(GLANCE.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new PortageException(ErrorCode.INTERRUPTED, "stopped while truncating " + file);
            }
        }
    }
}
