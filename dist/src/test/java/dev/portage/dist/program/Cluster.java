package dev.portage.dist.program;

import dev.portage.sandbox.hdfs.HdfsSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.client.HdfsClientConfigKeys;

/**
 * A real HDFS and the configuration folder of its users.
 *
 * @param fileSystem of the superuser
 */
record Cluster(HdfsSandbox hdfs, DistributedFileSystem fileSystem, Path directory) implements AutoCloseable {
    /** Starts one that keeps its data in a temporary folder until it is closed. */
    static Cluster start() {
        try {
            Path directory = Files.createTempDirectory("portage-test-hdfs-");
            HdfsSandbox hdfs = HdfsSandbox.builder(Files.createDirectory(directory.resolve("hdfs")))
                    .start();
            Configuration configuration = new Configuration();
            hdfs.options().properties().forEach(configuration::set);
            survivingRestarts(configuration);
            Path folder = Files.createDirectory(directory.resolve("conf"));
            try (var stream = Files.newOutputStream(folder.resolve("hdfs-site.xml"))) {
                Configuration site = new Configuration(false);
                hdfs.options().properties().forEach(site::set);
                site.writeXml(stream);
            }
            URI root = URI.create(hdfs.root().toString());
            return new Cluster(hdfs, (DistributedFileSystem) FileSystem.newInstance(root, configuration), directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection from before a restart of the NameNode may break only when it is used again; the client then makes another. */
    private static void survivingRestarts(Configuration configuration) {
        configuration.setBoolean(HdfsClientConfigKeys.Retry.POLICY_ENABLED_KEY, true);
        configuration.set(HdfsClientConfigKeys.Retry.POLICY_SPEC_KEY, "100,50");
    }

    /** A path, to be reached through {@code hdfs://}. */
    Place place(String name) {
        return new Place(fileSystem, hdfs.root().resolve(name).toString());
    }

    /** The address of a path, to be reached through {@code webhdfs://}. */
    String webAddress(String name) {
        return hdfs.webRoot().resolve(name).toString();
    }

    /** A user of this HDFS. */
    Portage user(Path home) {
        return Portage.keepingStateIn(home)
                .with("HADOOP_CONF_DIR", directory.resolve("conf").toString());
    }

    @Override
    public void close() {
        try {
            fileSystem.close();
            hdfs.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
