package dev.portage.storage.s3;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import dev.portage.sandbox.s3.S3Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One S3 store for all tests of this process. It ends with the process. */
final class SharedBucket {
    /** Small parts, so that small files have several. */
    private static final Map<String, String> SMALL =
            Map.of("portage.s3.part-bytes", "5M", "portage.s3.copy-bytes", "5M", "portage.s3.small-file-bytes", "1M");

    private static final AtomicInteger ROOTS = new AtomicInteger();
    private static final S3Sandbox SANDBOX = start();
    private static final Storage STORAGE = open(Map.of());
    private static final Storage OTHER = open(Map.of());

    private SharedBucket() {}

    private static S3Sandbox start() {
        try {
            return S3Sandbox.start(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "s3-"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static S3Sandbox sandbox() {
        return SANDBOX;
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
        return new S3StorageProvider().open(SANDBOX.root(), options(more));
    }

    static StorageOptions options(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(SANDBOX.options().properties());
        properties.putAll(SMALL);
        properties.putAll(more);
        return new StorageOptions(properties);
    }

    /** A bucket's client, to look behind the store. */
    static Bucket bucket() {
        return Bucket.of(
                SANDBOX.root().authority(), new Settings(options(Map.of()).properties()));
    }

    /** A directory that nothing else uses; it is not made. */
    static Location freshDirectory() {
        return SANDBOX.root().resolve("test-" + ROOTS.incrementAndGet());
    }
}
