package dev.portage.distcp;

import dev.portage.api.storage.Location;
import dev.portage.core.Stores;
import dev.portage.core.journal.JobFolder;
import dev.portage.sandbox.hdfs.HdfsSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.crypto.key.KeyProvider;
import org.apache.hadoop.crypto.key.KeyProviderFactory;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.client.HdfsAdmin;

/** One HDFS for all tests of this process, and the two programs that are to do the same on it. It ends with the process. */
final class Arena {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Path FOLDER = folder();
    private static final String KEYS = key();
    private static final HdfsSandbox HDFS = HdfsSandbox.builder(FOLDER.resolve("hdfs"))
            .dataNodes(3)
            .property(CommonConfigurationKeysPublic.HADOOP_SECURITY_KEY_PROVIDER_PATH, KEYS)
            .start();
    private static final Configuration CONFIGURATION = configuration();

    /** The key of encryption zones. */
    static final String KEY = "lock";

    /** The policy of erasure coding: two parts of content on three DataNodes. */
    static final String CODED = "XOR-2-1-1024k";

    private Arena() {}

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "arena-");
            Files.createDirectories(folder.resolve("hdfs"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keys are made before the NameNode starts, which reads them once. */
    private static String key() {
        String address = "jceks://file" + FOLDER.resolve("keys.jceks");
        Configuration configuration = new Configuration();
        try {
            KeyProvider keys = KeyProviderFactory.get(URI.create(address), configuration);
            keys.createKey("lock", KeyProvider.options(configuration));
            keys.flush();
            return address;
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        HDFS.options().properties().forEach(configuration::set);
        configuration.set("fs.defaultFS", HDFS.root().toString().replaceFirst("/$", ""));
        configuration.set("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "5");
        configuration.set("mapreduce.client.progressmonitor.pollinterval", "10");
        configuration.set("mapreduce.client.completion.pollinterval", "10");
        configuration.set("mapreduce.cluster.local.dir", FOLDER.resolve("local").toString());
        configuration.set(
                "mapreduce.jobtracker.staging.root.dir",
                FOLDER.resolve("staging").toUri().toString());
        configuration.set("hadoop.tmp.dir", FOLDER.resolve("tmp").toString());
        return configuration;
    }

    /** Two homes that nothing else uses, the first for DistCp and the second for us. */
    static List<Home> homes() {
        int number = NUMBERS.incrementAndGet();
        return Stream.of("stock", "ours")
                .map(side -> new Home("/" + number + "/" + side, side + number))
                .toList();
    }

    static FileSystem fileSystem() {
        try {
            return FileSystem.get(CONFIGURATION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Location root() {
        return HDFS.root();
    }

    /** Stores as the program opens them; to be closed. */
    static Stores stores() {
        return Stores.onClassPath(HDFS.options(), storage -> storage);
    }

    static Stock.Result stock(Home home, String command) throws IOException {
        return Stock.run(CONFIGURATION, home.words(command));
    }

    static Ours ours(Home home, String command) {
        return Ours.run(FOLDER.resolve("jobs"), settings(), home.words(command));
    }

    /** The folder of the job that a command of ours would be. */
    static JobFolder job(Home home, String command) {
        return Ours.job(FOLDER.resolve("jobs"), settings(), home.words(command));
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(HDFS.options().properties());
        settings.put("fs.defaultFS", CONFIGURATION.get("fs.defaultFS", ""));
        return settings;
    }

    /** To be told what only a superuser may say. */
    static HdfsAdmin admin() {
        try {
            return new HdfsAdmin(URI.create(CONFIGURATION.get("fs.defaultFS", "")), CONFIGURATION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A place for one of two programs.
     *
     * @param name that nobody else has
     */
    record Home(String root, String name) {
        Tree tree(String path) {
            return new Tree(fileSystem(), path(path));
        }

        /**
         * The words of a command; {@code @} stands for this place, {@code %} for its whole address, {@code ~} for the same through WebHDFS, and
         * {@code #} for its name.
         */
        List<String> words(String command) {
            String address = CONFIGURATION.get("fs.defaultFS", "") + root;
            return Stream.of(command.split(" ", -1))
                    .map(word -> word.replace("@", root + "/")
                            .replace("%", address)
                            .replace("~", web() + "/")
                            .replace("#", name))
                    .toList();
        }

        private Location web() {
            return HDFS.webRoot().resolve(root.substring(1));
        }

        Location at(String path) {
            return Arena.root().resolve(root.substring(1)).resolve(path);
        }

        org.apache.hadoop.fs.Path path(String below) {
            return new org.apache.hadoop.fs.Path(below.isEmpty() ? root : root + "/" + below);
        }

        void allowSnapshots(String path) {
            HDFS.allowSnapshots(at(path));
        }

        void snapshot(String path, String name) throws IOException {
            fileSystem().createSnapshot(path(path), name);
        }
    }
}
