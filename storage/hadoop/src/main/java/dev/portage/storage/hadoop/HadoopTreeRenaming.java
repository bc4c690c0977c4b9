package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.TreeRenaming;
import java.io.IOException;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.web.WebHdfsFileSystem;

/** Renames where the NameNode does it, which is at once. Safe for threads. */
record HadoopTreeRenaming(Connection connection, Lookup lookup) implements TreeRenaming {
    /** Whether a store's renames happen at once. */
    static boolean isPossible(Connection connection) {
        return connection.members().stream()
                .allMatch(member -> member instanceof DistributedFileSystem || member instanceof WebHdfsFileSystem);
    }

    @Override
    public void rename(Location from, Location to) {
        try {
            Connection.Place source = placeOf(from);
            Connection.Place target = placeOf(to);
            if (source.fileSystem() != target.fileSystem()) {
                throw new PortageException(
                        ErrorCode.UNSUPPORTED,
                        "cannot rename " + from + " to " + to + ": they are mounted from different stores");
            }
            rename(source.fileSystem(), source.path(), target.path());
        } catch (IOException e) {
            settle(from, to, e);
        }
    }

    /** Where a store that mounts others keeps a name, whether anything has it or not. */
    private Connection.Place placeOf(Location location) throws IOException {
        Location above = location.parent()
                .orElseThrow(() ->
                        new PortageException(ErrorCode.UNSUPPORTED, "cannot rename " + location + ": it is the root"));
        return connection.placeOf(connection.path(above)).below(location.name());
    }

    private static void rename(FileSystem fileSystem, Path from, Path to) throws IOException {
        if (fileSystem instanceof DistributedFileSystem hdfs) {
            hdfs.rename(from, to, Options.Rename.NONE);
        } else if (fileSystem instanceof WebHdfsFileSystem web) {
            web.rename(from, to, Options.Rename.NONE);
        }
    }

    /** Finds out whether a renaming that failed took place all the same: the answer may have been lost. */
    private void settle(Location from, Location to, IOException thrown) {
        PortageException failure = thrown instanceof FileAlreadyExistsException
                ? new PortageException(
                        ErrorCode.ALREADY_EXISTS,
                        "cannot rename " + from + " to " + to + ": that exists already",
                        thrown)
                : StoreFailure.of("rename", from, thrown);
        if (!failure.code().isRetryable() || StoreFailure.isBeforeSending(thrown)) {
            throw failure;
        }
        try {
            if (lookup.find(from).isPresent() || lookup.find(to).isEmpty()) {
                throw failure;
            }
        } catch (PortageException e) {
            if (e == failure) {
                throw e;
            }
            failure.addSuppressed(e);
            throw new PortageException(
                    ErrorCode.COMMIT_UNKNOWN,
                    "it is not known whether " + from + " was renamed to " + to + ": " + e.getMessage(),
                    failure);
        }
    }
}
