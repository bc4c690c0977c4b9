package dev.portage.storage.hadoop;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import dev.portage.sandbox.hdfs.HdfsSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;

/** An HDFS that serves WebHDFS over TLS, with a certificate that it has signed itself. It ends with the process. */
final class SecureCluster {
    private static final String PASSWORD = "portage";
    private static final AtomicInteger ROOTS = new AtomicInteger();
    private static final Path FOLDER = folder();
    private static final HdfsSandbox SANDBOX = start();
    private static final Storage STORAGE = new HadoopStorageProvider().open(root(), options());

    private SecureCluster() {}

    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "secure-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HdfsSandbox start() {
        try {
            Path keys = FOLDER.resolve("keys.p12");
            makeKeys(keys);
            writeSettings(
                    "ssl-server.xml", "ssl.server.keystore", keys, Map.of("ssl.server.keystore.keypassword", PASSWORD));
            writeSettings("ssl-client.xml", "ssl.client.truststore", keys, Map.of());
            return HdfsSandbox.builder(FOLDER)
                    .property("dfs.http.policy", "HTTP_AND_HTTPS")
                    .property("dfs.namenode.https-address", "127.0.0.1:0")
                    .property("dfs.datanode.https.address", "127.0.0.1:0")
                    .property("fs.trash.interval", "60")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void makeKeys(Path keys) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "portage",
                "-keyalg",
                "RSA",
                "-validity",
                "2",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keys.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool failed: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the keys were made", e);
        }
    }

    /** Hadoop reads them from the class path. */
    private static void writeSettings(String file, String prefix, Path keys, Map<String, String> more)
            throws IOException {
        Configuration settings = new Configuration(false);
        settings.set(prefix + ".location", keys.toString());
        settings.set(prefix + ".password", PASSWORD);
        settings.set(prefix + ".type", "PKCS12");
        more.forEach(settings::set);
        try (var output = Files.newOutputStream(Path.of("target", "test-classes", file))) {
            settings.writeXml(output);
        }
    }

    static StorageOptions options() {
        return new StorageOptions(new HashMap<>(SANDBOX.options().properties()));
    }

    private static Location root() {
        return SANDBOX.secureWebRoot().orElseThrow();
    }

    static Storage storage() {
        return STORAGE;
    }

    /** A directory that nothing else uses; it is not made. */
    static Location freshDirectory() {
        return root().resolve("secure-test-" + ROOTS.incrementAndGet());
    }

    /** Has the NameNode keep snapshots of a directory. */
    static void allowSnapshots(Location directory) {
        SANDBOX.allowSnapshots(directory);
    }
}
