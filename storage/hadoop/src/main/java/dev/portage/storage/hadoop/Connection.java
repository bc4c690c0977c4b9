package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Objects;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
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
        try {
            return call.on(path(location));
        } catch (IOException e) {
            throw StoreFailure.of(action, location, e);
        } catch (UncheckedIOException e) {
            throw StoreFailure.of(action, location, Objects.requireNonNull(e.getCause()));
        } catch (UnsupportedOperationException e) {
            throw new PortageException(ErrorCode.UNSUPPORTED, StoreFailure.message(action, location, e), e);
        } catch (IllegalArgumentException e) {
            throw new PortageException(ErrorCode.INVALID_ARGUMENT, StoreFailure.message(action, location, e), e);
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
        return plainPath(location);
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
        try {
            return fileSystem.hasPathCapability(new Path("/"), capability);
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether it is HDFS, spoken to directly. */
    boolean isHdfs() {
        return fileSystem instanceof DistributedFileSystem;
    }

    /** Whether it is HDFS, spoken to through HTTP. */
    boolean isWebHdfs() {
        return fileSystem instanceof WebHdfsFileSystem;
    }

    /** Whether there may be encryption zones; HDFS has none without a server of keys, and asks for that only once an hour. */
    boolean mayEncrypt(Location location) {
        if (fileSystem instanceof DistributedFileSystem hdfs) {
            return call("ask for keys of", location, path -> hdfs.getClient().getKeyProviderUri() != null);
        }
        return true;
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
