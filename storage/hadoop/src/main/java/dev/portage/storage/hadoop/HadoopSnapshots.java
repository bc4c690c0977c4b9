package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Change;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import dev.portage.api.storage.Snapshots;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DFSUtilClient;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.apache.hadoop.hdfs.protocol.SnapshotDiffReport;
import org.apache.hadoop.hdfs.protocol.SnapshotDiffReport.DiffReportEntry;
import org.apache.hadoop.hdfs.web.WebHdfsFileSystem;
import org.apache.hadoop.ipc.RemoteException;

/** The snapshots of HDFS, of directories for which its administrator has allowed them. Safe for threads. */
record HadoopSnapshots(Connection connection, Lookup lookup) implements Snapshots {
    /** Whether a store can tell how snapshots differ. */
    static boolean isPossible(Connection connection) {
        FileSystem fileSystem = connection.fileSystem();
        return fileSystem instanceof DistributedFileSystem || fileSystem instanceof WebHdfsFileSystem;
    }

    @Override
    public Location state(Location directory, String name) {
        return directory.resolve(HdfsConstants.DOT_SNAPSHOT_DIR).resolve(name);
    }

    @Override
    public List<String> names(Location directory) {
        Location states = directory.resolve(HdfsConstants.DOT_SNAPSHOT_DIR);
        return connection.call("list the snapshots of", directory, path -> {
            try {
                return Stream.of(connection.fileSystem().listStatus(connection.path(states)))
                        .map(status -> status.getPath().getName())
                        .sorted(NameOrder.NAMES)
                        .toList();
            } catch (FileNotFoundException e) {
                throw new PortageException(ErrorCode.UNSUPPORTED, notAllowed(directory), e);
            } catch (IOException e) {
                throw explain(directory, e);
            }
        });
    }

    private static String notAllowed(Location directory) {
        return "HDFS keeps no snapshots of " + directory
                + "; its administrator allows them with: hdfs dfsadmin -allowSnapshot " + directory.path();
    }

    @Override
    public void create(Location directory, String name) {
        if (lookup.status(state(directory, name)).isPresent()) {
            throw new PortageException(ErrorCode.ALREADY_EXISTS, directory + " has a snapshot '" + name + "' already");
        }
        connection.order("take a snapshot of", directory, path -> {
            try {
                connection.fileSystem().createSnapshot(path, name);
            } catch (IOException e) {
                throw explain(directory, e);
            }
        });
    }

    @Override
    public void delete(Location directory, String name) {
        if (lookup.status(state(directory, name)).isPresent()) {
            connection.order("delete a snapshot of", directory, path -> connection
                    .fileSystem()
                    .deleteSnapshot(path, name));
        }
    }

    @Override
    public List<Change> difference(Location directory, String from, String to) {
        return connection.call("compare snapshots of", directory, path -> {
            try {
                return report(path, from, to).getDiffList().stream()
                        .map(HadoopSnapshots::change)
                        .toList();
            } catch (IOException e) {
                throw explain(directory, e);
            }
        });
    }

    private SnapshotDiffReport report(Path path, String from, String to) throws IOException {
        if (connection.fileSystem() instanceof WebHdfsFileSystem web) {
            return web.getSnapshotDiffReport(path, from, to);
        }
        return ((DistributedFileSystem) connection.fileSystem()).getSnapshotDiffReport(path, from, to);
    }

    private static Change change(DiffReportEntry entry) {
        String path = path(entry.getSourcePath());
        return switch (Objects.requireNonNull(entry.getType())) {
            case CREATE -> new Change.Created(path);
            case MODIFY -> new Change.Modified(path);
            case DELETE -> new Change.Deleted(path);
            case RENAME -> new Change.Renamed(path, path(entry.getTargetPath()));
        };
    }

    private static String path(byte[] bytes) {
        String path = DFSUtilClient.bytes2String(bytes);
        return path.equals(".") ? "" : path;
    }

    /** HDFS says of all that is amiss with snapshots that it is so; the type is known to its servers only. */
    private static IOException explain(Location directory, IOException thrown) {
        String type = thrown instanceof RemoteException remote
                ? remote.getClassName()
                : thrown.getClass().getName();
        if (!type.endsWith(".SnapshotException")) {
            return thrown;
        }
        String reason = StoreFailure.reason(thrown);
        if (reason.contains("not a snapshottable directory")) {
            throw new PortageException(ErrorCode.UNSUPPORTED, notAllowed(directory), thrown);
        }
        throw new PortageException(
                reason.contains("Cannot find the snapshot") ? ErrorCode.NOT_FOUND : ErrorCode.UNSUPPORTED,
                "cannot use snapshots of " + directory + ": " + reason,
                thrown);
    }
}
