package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import java.io.FileNotFoundException;
import java.io.IOException;
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

    /** The identity of a file if it keeps it when it is renamed. */
    Optional<String> lastingIdentity(Location file) {
        if (connection.keepsBlocks()) {
            return status(file).filter(HdfsFileStatus.class::isInstance).flatMap(EntryReading::identity);
        }
        return connection.claims(CommonPathCapabilities.ETAGS_PRESERVED_IN_RENAME)
                ? status(file).flatMap(EntryReading::identity)
                : Optional.empty();
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
