package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.viewfs.ViewFileSystem;
import org.apache.hadoop.hdfs.DFSUtilClient;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.HAUtilClient;
import org.apache.hadoop.hdfs.client.HdfsClientConfigKeys;
import org.apache.hadoop.hdfs.web.WebHdfsFileSystem;

/**
 * One file system of Hadoop, called so that every failure comes out as ours. Safe for threads, as the file system is.
 *
 * @param fileSystem owned by the connection
 */
record Connection(FileSystem fileSystem) implements AutoCloseable {

    /** What is done to a path. */
    @FunctionalInterface
    interface Call<T> {
        T on(Path path) throws IOException;
    }

    /** What is done where no path is needed. */
    @FunctionalInterface
    interface Step<T> {
        T take() throws IOException;
    }

    /** What is done to a path without a result. */
    @FunctionalInterface
    interface Order {
        void on(Path path) throws IOException;
    }

    /**
     * Calls the file system.
     *
     * @param action a verb for the message of a failure, such as {@code list}
     */
    <T> T call(String action, Location location, Call<T> call) {
        Path path = path(location);
        return guard(action, location, () -> call.on(path));
    }

    /** As {@link #call}, for what has the path already and is called for every entry. */
    static <T> T guard(String action, Location location, Step<T> step) {
        try {
            return step.take();
        } catch (IOException e) {
            throw StoreFailure.of(action, location, e);
        } catch (UncheckedIOException e) {
            throw StoreFailure.of(action, location, Objects.requireNonNull(e.getCause()));
        } catch (UnsupportedOperationException e) {
            throw new PortageException(ErrorCode.UNSUPPORTED, StoreFailure.message(action, location, e), e);
        } catch (IllegalArgumentException e) {
            throw new PortageException(ErrorCode.INVALID_ARGUMENT, StoreFailure.message(action, location, e), e);
        } catch (RuntimeException e) {
            throw StoreFailure.of(action, location, ServiceAnswer.failureOf(e));
        }
    }

    /** As {@link #call}, without a result. */
    void order(String action, Location location, Order order) {
        call(action, location, path -> {
            order.on(path);
            return true;
        });
    }

    /**
     * The path of a location.
     *
     * @throws PortageException {@code INVALID_ARGUMENT} or {@code UNSUPPORTED} if a path of Hadoop would lead elsewhere
     */
    Path path(Location location) {
        if (isWebHdfs() && !Normalizer.isNormalized(location.path(), Normalizer.Form.NFC)) {
            throw new PortageException(
                    ErrorCode.UNSUPPORTED,
                    "WebHDFS cannot reach " + location + ": it would compose letters and accents; use hdfs:// instead");
        }
        if (location.scheme().startsWith("abfs") && location.path().indexOf('\\') >= 0) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Azure cannot hold the path " + location + ": it takes a backslash for a slash");
        }
        Path path = plainPath(location);
        if (keepsBlocks() && !DFSUtilClient.isValidName(location.path())) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "HDFS cannot hold the path " + location + ": it allows no ':' in a name");
        }
        return path;
    }

    private static Path plainPath(Location location) {
        String authority = location.authority().isEmpty() ? null : location.authority();
        try {
            Path path = new Path(location.scheme(), authority, location.path());
            if (path.toUri().getPath().equals(location.path())) {
                return path;
            }
        } catch (IllegalArgumentException e) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT, "Hadoop cannot hold the path " + location + ": " + e.getMessage(), e);
        }
        throw new PortageException(
                ErrorCode.INVALID_ARGUMENT,
                "Hadoop cannot hold the path " + location + ": it would be taken for another");
    }

    /** Whether the file system claims a capability everywhere; does not reach for the store unless it must. */
    boolean claims(String capability) {
        boolean isLost = fileSystem instanceof ViewFileSystem && capability.equals(CommonPathCapabilities.FS_CONCAT);
        return !isLost && members().stream().allMatch(member -> claims(member, capability));
    }

    private static boolean claims(FileSystem member, String capability) {
        try {
            return member.hasPathCapability(new Path("/"), capability);
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The file systems that are mounted, or the one file system if it mounts none. */
    List<FileSystem> members() {
        return fileSystem instanceof ViewFileSystem mounts
                ? List.of(mounts.getChildFileSystems())
                : List.of(fileSystem);
    }

    /** The one way to write the store's address: of a NameNode without a port, that with the port that it then has. */
    String authority() {
        URI uri = fileSystem.getUri();
        String authority = Objects.requireNonNullElse(uri.getAuthority(), "");
        boolean isOneNameNode = isHdfs() && !HAUtilClient.isLogicalUri(fileSystem.getConf(), uri);
        return isOneNameNode && uri.getPort() < 0
                ? authority + ":" + HdfsClientConfigKeys.DFS_NAMENODE_RPC_PORT_DEFAULT
                : authority;
    }

    /**
     * Whether entries have permissions and owners. Azure's connector claims so everywhere, and passes them over where it keeps no access control
     * lists either.
     */
    boolean keepsPermissions() {
        if (keepsBlocks()) {
            return true; // known without asking, as this is asked for every entry
        }
        return claims(CommonPathCapabilities.FS_PERMISSIONS)
                && (!claims(CommonPathCapabilities.ETAGS_AVAILABLE) || claims(CommonPathCapabilities.FS_ACLS));
    }

    /** Whether it is HDFS, spoken to directly. */
    boolean isHdfs() {
        return fileSystem instanceof DistributedFileSystem;
    }

    /** Whether it is HDFS, spoken to through HTTP. */
    boolean isWebHdfs() {
        return fileSystem instanceof WebHdfsFileSystem;
    }

    /** Whether all of it is HDFS, however it is reached. */
    boolean keepsBlocks() {
        return members().stream()
                .allMatch(member -> member instanceof DistributedFileSystem || member instanceof WebHdfsFileSystem);
    }

    /** Where a path leads that lies in a mounted file system; the path itself if nothing is mounted. */
    Place placeOf(Path path) throws IOException {
        if (!(fileSystem instanceof ViewFileSystem)) {
            return new Place(fileSystem, path);
        }
        Path resolved = fileSystem.resolvePath(path);
        URI uri = resolved.toUri();
        for (FileSystem member : members()) {
            if (member.getUri().getScheme().equals(uri.getScheme())
                    && Objects.equals(member.getUri().getAuthority(), uri.getAuthority())) {
                return new Place(member, resolved);
            }
        }
        throw new IOException("nothing is mounted that holds " + resolved);
    }

    /**
     * A path and the file system that holds it.
     *
     * @param fileSystem mounts no others
     */
    record Place(FileSystem fileSystem, Path path) {
        /** A path in this directory. */
        Place below(String name) {
            URI uri = path.toUri();
            String parent = uri.getPath().endsWith("/") ? uri.getPath() : uri.getPath() + "/";
            return new Place(fileSystem, new Path(uri.getScheme(), uri.getAuthority(), parent + name));
        }
    }

    /** Whether a failure says that no DataNode could be used, though there is room on them: then they were not reached. */
    boolean hasRoomDespite(IOException failure) {
        OptionalInt dataNodes = StoreFailure.unusableDataNodes(failure);
        try {
            return dataNodes.isPresent()
                    && fileSystem.getStatus().getRemaining()
                            >= dataNodes.getAsInt() * fileSystem.getDefaultBlockSize(new Path("/"));
        } catch (IOException e) {
            return false;
        }
    }

    /** Closes the file system. */
    @Override
    public void close() {
        try {
            fileSystem.close();
        } catch (IOException e) {
            throw new PortageException(
                    ErrorCode.IO, "cannot close " + fileSystem.getUri() + ": " + StoreFailure.reason(e), e);
        }
    }
}
