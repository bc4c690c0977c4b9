package dev.portage.storage.hadoop;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.sandbox.hdfs.HdfsSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** One HDFS of three DataNodes for all tests of this process, with a trash. It ends with the process. */
final class SharedCluster {
    private static final AtomicInteger ROOTS = new AtomicInteger();
    private static final HdfsSandbox SANDBOX = start();
    private static final Storage HDFS = new HadoopStorageProvider().open(SANDBOX.root(), SANDBOX.options());
    private static final Storage OTHER_HDFS = new HadoopStorageProvider().open(SANDBOX.root(), SANDBOX.options());
    private static final Storage WEB = new HadoopStorageProvider().open(SANDBOX.webRoot(), SANDBOX.options());

    private SharedCluster() {}

    private static HdfsSandbox start() {
        try {
            return HdfsSandbox.builder(Files.createTempDirectory(Path.of("target"), "hdfs-"))
                    .dataNodes(3)
                    .property("fs.trash.interval", "60")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HdfsSandbox sandbox() {
        return SANDBOX;
    }

    static Storage hdfs() {
        return HDFS;
    }

    /** The same HDFS as another process would see it. */
    static Storage otherHdfs() {
        return OTHER_HDFS;
    }

    static Storage web() {
        return WEB;
    }

    /** Has the NameNode keep snapshots of a directory. */
    static void allowSnapshots(Location directory) {
        SANDBOX.allowSnapshots(directory);
    }

    /** A directory that nothing else uses; it is not made. */
    static Location freshDirectory() {
        return SANDBOX.root().resolve("test-" + ROOTS.incrementAndGet());
    }

    /** As {@link #freshDirectory}, reached through WebHDFS. */
    static Location freshWebDirectory() {
        return SANDBOX.webRoot().resolve("web-test-" + ROOTS.incrementAndGet());
    }
}
