package dev.portage.sandbox.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.sandbox.Sandbox;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StorageOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;

/**
 * A running S3 store over a folder: each bucket is a folder in it, and each object a file. Its keys are made up at each start. As the
 * folder's disk does, it cannot hold an object {@code a} beside an object {@code a/b}.
 */
public final class S3Sandbox implements Sandbox {
    private static final String BUCKET = "sandbox";

    private final BlobStore folder;
    private final S3Proxy server;
    private final Keys keys;

    private S3Sandbox(BlobStore folder, S3Proxy server, Keys keys) {
        this.folder = folder;
        this.server = server;
        this.keys = keys;
    }

    /**
     * Starts one. Blocks until it serves.
     *
     * @param directory an existing directory in which it keeps its data
     * @param port at the loopback address; 0 for a free one
     */
    public static S3Sandbox start(Path directory, int port) {
        return start(directory, port, AuthenticationType.AWS_V2_OR_V4);
    }

    /**
     * Starts one at a free port that asks nobody for keys. Blocks until it serves.
     *
     * @param directory an existing directory in which it keeps its data
     */
    public static S3Sandbox startWithoutKeys(Path directory) {
        return start(directory, 0, AuthenticationType.NONE);
    }

    private static S3Sandbox start(Path directory, int port, AuthenticationType authentication) {
        makeBucket(directory);
        Keys keys = Keys.madeUp();
        Properties properties = new Properties();
        properties.setProperty("jclouds.filesystem.basedir", directory.toString());
        BlobStore folder = new FolderStore(BlobStores.create("filesystem-nio2", properties), directory);
        S3Proxy server = S3Proxy.builder()
                .blobStore(folder)
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(authentication, keys.access(), keys.secret())
                .build();
        S3Sandbox sandbox = new S3Sandbox(folder, server, keys);
        sandbox.serve(port);
        return sandbox;
    }

    private static void makeBucket(Path directory) {
        try {
            Files.createDirectories(directory.resolve(BUCKET));
        } catch (IOException e) {
            throw new PortageException(
                    ErrorCode.IO, "cannot make the sandbox's bucket in " + directory + ": " + e.getMessage(), e);
        }
    }

    private void serve(int port) {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new PortageException(
                    ErrorCode.IO, "the sandbox's S3 server does not start at port " + port + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Location root() {
        return new Location("s3", BUCKET, "/");
    }

    /** Where it answers. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    @Override
    public StorageOptions options() {
        return new StorageOptions(Map.of(
                "fs.s3a.endpoint", endpoint().toString(),
                "fs.s3a.endpoint.region", "us-east-1",
                "fs.s3a.path.style.access", "true",
                "fs.s3a.access.key", keys.access(),
                "fs.s3a.secret.key", keys.secret()));
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new PortageException(ErrorCode.IO, "the sandbox's S3 server does not stop: " + e.getMessage(), e);
        } finally {
            folder.close();
        }
    }
}
