package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.dist.Program;
import dev.portage.testkit.RandomTrees;
import dev.portage.testkit.TreeItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into a bucket comes out of it again. */
@ExtendWith({SharedCluster.class, SharedS3Store.class})
class S3RoundTripTest {
    private static final int ENTRIES = 40;

    private final Cluster cluster;
    private final S3Store store;

    @TempDir
    private Path directory;

    S3RoundTripTest(Cluster cluster, S3Store store) {
        this.cluster = cluster;
        this.store = store;
    }

    private Program.Result copy(String... words) {
        String[] command = new String[words.length + 1];
        command[0] = "copy";
        System.arraycopy(words, 0, command, 1, words.length);
        Program.Result result = cluster.user(directory).run(store.command(command));
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result;
    }

    @Test
    void hdfsTree_preservedThroughABucket_isTheSameWithItsAttributes() throws IOException {
        Place source = cluster.place("round-trip").createDirectory();
        source.resolve("dir/file").write("content");
        source.resolve("dir/empty file").write("");
        Place empty = source.resolve("empty").createDirectory();
        cluster.fileSystem().setPermission(source.resolve("dir/file").path(), new FsPermission((short) 0640));
        cluster.fileSystem().setPermission(empty.path(), new FsPermission((short) 01770));
        cluster.fileSystem().setOwner(source.resolve("dir/file").path(), "ann", "readers & writers");
        cluster.fileSystem().setOwner(empty.path(), "böb", "others");
        cluster.fileSystem().setTimes(source.resolve("dir/file").path(), 981_173_106_789L, 981_173_106_000L);
        cluster.fileSystem().setTimes(empty.path(), 1_000_000_000_123L, -1);

        Program.Result there = copy("--preserve", "all", source.address(), "s3://sandbox/round-trip");
        assertThat(there.errors() + there.output())
                .containsPattern("not preserved, because source or target cannot hold it: .*replication");
        Place back = cluster.place("round-trip-back");
        copy("--preserve", "all", "s3://sandbox/round-trip", back.address());
        assertThat(back.contents()).isEqualTo(source.contents());
        assertThat(attributes(back)).isEqualTo(attributes(source));

        Path local = directory.resolve("local");
        copy("--preserve", "times,permissions", "s3://sandbox/round-trip", local.toString());
        assertThat(Place.local(local).contents()).isEqualTo(source.contents());
        assertThat(Files.getLastModifiedTime(local.resolve("dir/file")).toMillis())
                .isEqualTo(981_173_106_789L);
    }

    private SortedMap<String, String> attributes(Place place) {
        SortedMap<String, String> attributes = new TreeMap<>();
        place.contents().keySet().forEach(path -> attributes.put(path, attributesOf(place.resolve(path))));
        return attributes;
    }

    private String attributesOf(Place place) {
        try {
            FileStatus status = cluster.fileSystem().getFileStatus(place.path());
            return status.getPermission() + " " + status.getOwner() + " " + status.getGroup() + " "
                    + status.getModificationTime();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Local, S3, HDFS, S3, another bucket's place, local: each pair of stores in both directions. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyTree_throughAllStores_staysTheSame(long seed) throws IOException {
        Path source = write(seed, directory.resolve("source"));
        SortedMap<String, String> contents = Place.local(source).contents();
        String first = "s3://sandbox/any-" + seed;
        String second = "s3://sandbox/any-more-" + seed;
        Place hdfs = cluster.place("any-" + seed);
        Place home = Place.local(directory.resolve("home"));
        Place last = cluster.place("any-last-" + seed);

        copy(source.toString(), first);
        copy(first, hdfs.address());
        assertThat(hdfs.contents()).isEqualTo(contents);
        copy(hdfs.address(), second);
        copy(second, home.address());
        assertThat(home.contents()).isEqualTo(contents);
        copy(home.address(), last.address());
        assertThat(last.contents()).isEqualTo(contents);

        assertThat(copy("--compare", "checksum", last.address(), first).output())
                .as("the checksum that was recorded decides")
                .doesNotContain("copied  ");
    }

    /** Names that all three kinds of store can have. */
    private static Path write(long seed, Path root) throws IOException {
        Files.createDirectories(root);
        RandomTrees trees = new RandomTrees(seed, S3RoundTripTest::isPlain);
        for (var item : trees.tree(ENTRIES).items().entrySet()) {
            Path path = root.resolve(item.getKey());
            if (item.getValue() instanceof TreeItem.File file) {
                Files.createDirectories(path.getParent());
                Files.write(path, file.content());
            } else {
                Files.createDirectories(path);
            }
        }
        return root;
    }

    private static boolean isPlain(String name) {
        return !name.contains(":") && name.length() < 100 && !name.startsWith(".portage");
    }
}
