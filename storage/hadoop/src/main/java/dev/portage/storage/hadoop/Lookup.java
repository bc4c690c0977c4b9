package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.TimeSpan;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.hdfs.protocol.HdfsFileStatus;

/**
 * The simplest calls, on which the others build.
 *
 * @param connection the store
 */
record Lookup(Connection connection) {

    Optional<Entry> find(Location location) {
        return status(location).map(status -> EntryReading.entry(connection, location, status));
    }

    /** What the store says of a location, or nothing if nothing lies there. */
    Optional<FileStatus> status(Location location) {
        return connection.call("look at", location, path -> {
            try {
                return Optional.of(connection.fileSystem().getFileStatus(path));
            } catch (IOException e) {
                return StoreFailure.nothingOrThrow(e, Optional.empty());
            }
        });
    }

    /** The directory above a location, or the nearest one that exists. */
    Optional<FileStatus> directoryAbove(Location location) {
        Optional<Location> parent = location.parent();
        while (parent.isPresent()) {
            Optional<FileStatus> status = status(parent.get());
            if (status.isPresent()) {
                return status;
            }
            parent = parent.get().parent();
        }
        return Optional.empty();
    }

    /**
     * Describes what was staged, with what a file keeps when it is renamed.
     *
     * @param known the identity, if it is known already
     */
    StagedFile describe(Location target, Location staged, long length, Optional<String> known) {
        if (connection.keepsBlocks()) {
            return ofHdfs(target, staged, length, status(staged).filter(HdfsFileStatus.class::isInstance));
        }
        boolean asks = known.isEmpty() && connection.claims(CommonPathCapabilities.ETAGS_PRESERVED_IN_RENAME);
        Optional<String> identity = asks ? status(staged).flatMap(EntryReading::identity) : known;
        return new StagedFile(target, staged.path(), length, identity);
    }

    /** Describes what HDFS says of what was staged. */
    static StagedFile ofHdfs(Location target, Location staged, long length, Optional<FileStatus> status) {
        return new StagedFile(
                target,
                staged.path(),
                length,
                status.flatMap(EntryReading::identity),
                status.map(file -> TimeSpan.at(Instant.ofEpochMilli(file.getModificationTime()))));
    }

    /** The failure to read what the store says is no file: it is a directory, or there is nothing. */
    PortageException unreadable(Location file, FileNotFoundException cause) {
        return status(file).filter(FileStatus::isDirectory).isPresent()
                ? new PortageException(ErrorCode.WRONG_KIND, "cannot open " + file + ": it is a directory", cause)
                : StoreFailure.of("open", file, cause);
    }

    /** Deletes a file, or a directory with all that is below it; nothing happens if nothing is there. */
    void delete(Location location) {
        connection.call("delete", location, path -> {
            try {
                return connection.fileSystem().delete(path, true);
            } catch (IOException e) {
                return StoreFailure.nothingOrThrow(e, false);
            }
        });
    }
}
