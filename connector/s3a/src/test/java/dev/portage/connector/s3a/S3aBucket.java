package dev.portage.connector.s3a;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import dev.portage.sandbox.s3.S3Sandbox;
import dev.portage.storage.hadoop.HadoopStorageProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One bucket for all tests of this process, reached through Hadoop's connector. It ends with the process. */
final class S3aBucket {
    private static final AtomicInteger ROOTS = new AtomicInteger();
    private static final S3Sandbox SANDBOX = start();
    private static final Location ROOT = new Location("s3a", SANDBOX.root().authority(), "/");
    private static final Storage STORAGE = open(Map.of());
    private static final Storage OTHER = open(Map.of());

    private S3aBucket() {}

    private static S3Sandbox start() {
        try {
            return S3Sandbox.start(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "s3-"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Storage storage() {
        return STORAGE;
    }

    /** The same bucket as another process would see it. */
    static Storage other() {
        return OTHER;
    }

    /** The same bucket, with more settings. */
    static Storage open(Map<String, String> more) {
        return new HadoopStorageProvider().open(ROOT, options(more));
    }

    static StorageOptions options(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(SANDBOX.options().properties());
        properties.put("portage.s3a.connector", "hadoop");
        properties.put("fs.trash.interval", "60");
        properties.put("fs.s3a.paging.maximum", "100");
        properties.put("fs.s3a.attempts.maximum", "2");
        properties.put("fs.s3a.retry.limit", "2");
        properties.putAll(more);
        return new StorageOptions(properties);
    }

    static Location root() {
        return ROOT;
    }

    /** A directory that nothing else uses; it is not made. */
    static Location freshDirectory() {
        return ROOT.resolve("test-" + ROOTS.incrementAndGet());
    }
}
