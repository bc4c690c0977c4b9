package dev.portage.connector.cosn;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import dev.portage.sandbox.s3.S3Sandbox;
import dev.portage.storage.hadoop.HadoopStorageProvider;
import dev.portage.testkit.Dialect;
import dev.portage.testkit.Interpreter;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.opentest4j.TestAbortedException;

/**
 * One bucket for all tests of this process, reached by Tencent's own client, which speaks TLS to port 443 and to nothing else. It ends with the
 * process. Where that port cannot be had, tests are skipped.
 */
final class CosBucket {
    private static final int PORT = 443;
    private static final int BACKLOG = 200;
    private static final String BUCKET = "sandbox-1250000000";
    private static final String DOMAIN = "cos.local";
    private static final Location ROOT = new Location("cosn", BUCKET, "/");
    private static final AtomicInteger ROOTS = new AtomicInteger();

    private static final Dialect COS = new Dialect("x-cos-", CosBucket::withoutHost, UnaryOperator.identity());

    private static final FutureTask<List<Storage>> STORAGES = new FutureTask<>(CosBucket::start);

    private CosBucket() {}

    private static List<Storage> storages() {
        STORAGES.run();
        try {
            return STORAGES.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TestAbortedException skip) {
                throw skip;
            }
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Of {@code BUCKET.host/key}. */
    private static String withoutHost(String source) {
        String plain = source.startsWith("/") ? source.substring(1) : source;
        return "/" + BUCKET + plain.substring(plain.indexOf('/'));
    }

    private static List<Storage> start() throws IOException, GeneralSecurityException, InterruptedException {
        Path target = Path.of("target").toAbsolutePath();
        Path directory = Files.createTempDirectory(target, "cos-");
        Files.createDirectory(directory.resolve(BUCKET));
        Certificate certificate = Certificate.of(DOMAIN, Files.createTempDirectory(target, "keys-"));
        certificate.trust();
        ServerSocket server = bind(certificate.context());
        Interpreter.start(server, S3Sandbox.startWithoutKeys(directory).endpoint(), COS);
        return List.of(open(Map.of()), open(Map.of()));
    }

    private static ServerSocket bind(SSLContext context) throws IOException {
        try {
            return context.getServerSocketFactory().createServerSocket(PORT, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (BindException e) {
            throw new TestAbortedException("port 443 cannot be had, and COS's client asks no other: " + e.getMessage());
        }
    }

    static Storage storage() {
        return storages().get(0);
    }

    /** The same bucket as another process would see it. */
    static Storage other() {
        return storages().get(1);
    }

    /** The same bucket, with more settings. */
    static Storage open(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "fs.cosn.bucket.endpoint_suffix", DOMAIN,
                "fs.cosn.userinfo.secretId", "id",
                "fs.cosn.userinfo.secretKey", "key",
                "fs.trash.interval", "60"));
        properties.putAll(more);
        return new HadoopStorageProvider().open(ROOT, new StorageOptions(properties));
    }

    /** A directory that nothing else uses; it is not made. */
    static Location freshDirectory() {
        return ROOT.resolve("test-" + ROOTS.incrementAndGet());
    }
}
