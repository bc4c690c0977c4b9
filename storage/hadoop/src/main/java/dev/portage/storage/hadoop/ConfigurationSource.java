package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.StorageOptions;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.HdfsConfiguration;

/**
 * Where the settings of Hadoop come from; the later wins.
 *
 * <ol>
 *   <li>Hadoop's own defaults;
 *   <li>our defaults, where we know better than Hadoop what a copy needs;
 *   <li>the files of the class path and of {@code HADOOP_CONF_DIR};
 *   <li>the options of the user.
 * </ol>
 *
 * @param directory the folder that {@code HADOOP_CONF_DIR} names, if it is set
 */
record ConfigurationSource(Optional<Path> directory) {
    private static final List<String> FILES = List.of("core-site.xml", "hdfs-site.xml");

    private static final Map<String, String> FAIL_FAST = Map.ofEntries(
            Map.entry("ipc.client.connect.timeout", "4000"),
            Map.entry("ipc.client.connect.max.retries", "1"),
            Map.entry("ipc.client.connect.retry.interval", "200"),
            Map.entry("ipc.client.connect.max.retries.on.timeouts", "0"),
            Map.entry("dfs.client.failover.max.attempts", "6"),
            Map.entry("dfs.client.failover.sleep.max.millis", "2000"),
            Map.entry("dfs.webhdfs.socket.connect-timeout", "4s"),
            Map.entry("dfs.http.client.failover.max.attempts", "6"),
            Map.entry("dfs.http.client.failover.sleep.max.millis", "2000"),
            Map.entry("fs.azure.io.retry.max.retries", "5"));

    /**
     * A client that closes a file a little before the DataNode has reported its block must not sleep for 400 ms. It asks sooner, and
     * more often: each pause is twice the one before, 20 seconds in all. Packets twice as large as usual cost both sides less
     * processor time; 8 MiB of them may be under way for each file, and their arrays are used again: to make new ones was 40 % of the client's
     * work, nearly all of it the system's, which has to clear each page. The first client of a context in this process decides on that for all
     * that follow, so ours have a context of their own. Checksums must not depend on block sizes. What is mounted
     * is a directory to us and not a link.
     */
    private static final Map<String, String> COPYING = Map.of(
            "dfs.client.context", "portage",
            "dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "5",
            "dfs.client.block.write.locateFollowingBlock.retries", "12",
            "dfs.client-write-packet-size", "131072",
            "dfs.client.write.max-packets-in-flight", "64",
            "dfs.client.write.byte-array-manager.enabled", "true",
            "dfs.client.write.byte-array-manager.count-threshold", "0",
            "dfs.client.write.byte-array-manager.count-limit", "1048576",
            "dfs.checksum.combine.mode", "COMPOSITE_CRC",
            "fs.viewfs.mount.links.as.symlinks", "false");

    /** Of file systems that come with Hadoop, without its knowing them by itself. */
    private static final Map<String, String> CLASSES = Map.of(
            "fs.cosn.impl", "org.apache.hadoop.fs.cosn.CosNFileSystem",
            "fs.oss.impl", "org.apache.hadoop.fs.aliyun.oss.AliyunOSSFileSystem");

    static ConfigurationSource ofEnvironment() {
        return new ConfigurationSource(Optional.ofNullable(System.getenv("HADOOP_CONF_DIR"))
                .filter(text -> !text.isEmpty())
                .map(Path::of));
    }

    /**
     * Reads all of it. A file that is missing is passed over.
     *
     * @throws PortageException {@code INVALID_ARGUMENT} if the folder is missing, or a file cannot be understood
     */
    Configuration read(StorageOptions options) {
        directory.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT, "HADOOP_CONF_DIR is '" + folder + "', which is no folder");
        });
        try {
            return readAll(options);
        } catch (RuntimeException e) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT, "cannot read Hadoop's configuration: " + StoreFailure.reason(e), e);
        }
    }

    private Configuration readAll(StorageOptions options) {
        HdfsConfiguration.init();
        Configuration configuration = new Configuration();
        directory.ifPresent(folder -> FILES.forEach(name -> add(configuration, folder.resolve(name))));
        FAIL_FAST.forEach((key, value) -> setUnlessGiven(configuration, key, value));
        COPYING.forEach((key, value) -> setUnlessGiven(configuration, key, value));
        CLASSES.forEach((key, value) -> setUnlessGiven(configuration, key, value));
        options.properties().forEach((key, value) -> configuration.set(key, value, "-D"));
        return configuration;
    }

    private static void add(Configuration configuration, Path file) {
        if (Files.isReadable(file) && !isOnClassPath(configuration, file)) {
            configuration.addResource(new org.apache.hadoop.fs.Path(file.toUri()));
        }
    }

    private static boolean isOnClassPath(Configuration configuration, Path file) {
        URL found = configuration.getResource(String.valueOf(file.getFileName()));
        try {
            return found != null && found.equals(file.toUri().toURL());
        } catch (MalformedURLException e) {
            return false;
        }
    }

    private static void setUnlessGiven(Configuration configuration, String key, String value) {
        String[] sources = configuration.getPropertySources(key);
        boolean given = sources != null && sources.length > 0 && !sources[sources.length - 1].endsWith("-default.xml");
        if (!given) {
            configuration.set(key, value, "portage");
        }
    }
}
