package dev.portage.distcp;

import dev.portage.api.storage.Location;
import dev.portage.core.Stores;
import dev.portage.core.journal.JobFolder;
import dev.portage.sandbox.hdfs.HdfsSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** One HDFS for all tests of this process, and the two programs that are to do the same on it. It ends with the process. */
final class Arena {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Path FOLDER = folder();
    private static final HdfsSandbox HDFS =
            HdfsSandbox.builder(FOLDER.resolve("hdfs")).start();
    private static final Configuration CONFIGURATION = configuration();

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

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        HDFS.options().properties().forEach(configuration::set);
        configuration.set("fs.defaultFS", HDFS.root().toString().replaceFirst("/$", ""));
        configuration.set("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "5");
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
                .map(side -> new Home("/" + number + "/" + side))
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

    /** A place for one of two programs. */
    record Home(String root) {
        Tree tree(String path) {
            return new Tree(fileSystem(), new org.apache.hadoop.fs.Path(path.isEmpty() ? root : root + "/" + path));
        }

        /** The words of a command; {@code @} stands for this place, and {@code %} for the same through WebHDFS. */
        List<String> words(String command) {
            return Stream.of(command.split(" ", -1))
                    .map(word -> word.replace("@", root + "/").replace("%", web() + "/"))
                    .toList();
        }

        private Location web() {
            return HDFS.webRoot().resolve(root.substring(1));
        }

        Location at(String path) {
            return Arena.root().resolve(root.substring(1)).resolve(path);
        }

        void allowSnapshots(String path) {
            HDFS.allowSnapshots(at(path));
        }

        void snapshot(String path, String name) throws IOException {
            fileSystem().createSnapshot(new org.apache.hadoop.fs.Path(root + "/" + path), name);
        }
    }
}
