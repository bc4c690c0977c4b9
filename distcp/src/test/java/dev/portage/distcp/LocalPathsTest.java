package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.tools.CopyListingFileStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written of local paths, by Hadoop's DistCp and by ours. */
final class LocalPathsTest {
    @TempDir
    private Path folder;

    private final List<Arena.Home> homes = Arena.homes();

    @BeforeEach
    void plant() {
        homes.forEach(home -> home.tree("").plant("s/a=alpha", "s/b/c=gamma", "t/a=alpha"));
    }

    private void assertSame(String command) throws IOException {
        Stock.Result stock = Arena.stock(homes.get(0), command);
        Ours ours = Arena.ours(homes.get(1), command);
        assertThat(ours.exitCode()).as(ours.err()).isEqualTo(stock.exitCode());
        assertThat(ours.counters()).isEqualTo(stock.counters());
    }

    private Path local() throws IOException {
        Files.createDirectories(folder.resolve("local/b"));
        Files.writeString(folder.resolve("local/a"), "alpha");
        Files.writeString(folder.resolve("local/b/c"), "gamma");
        return folder.resolve("local");
    }

    @Test
    void log_ofLocalPaths_hasTheLinesOfDistCpAndItsMark() throws IOException {
        Path local = local();
        for (String command :
                List.of("-update -log @log -v " + local + " @t", "-update -log @log2 -v @s " + folder + "/#")) {
            assertSame(command.replace(" " + folder, " file://" + folder));
        }
        for (String log : List.of("log", "log2")) {
            assertThat(entries(homes.get(1), log)).isEqualTo(entries(homes.get(0), log));
        }
    }

    private static List<String> entries(Arena.Home home, String log) {
        return home.tree(log).read(Tree.Detail.CONTENT).entrySet().stream()
                .filter(file ->
                        file.getKey().contains("part-m") || file.getKey().contains("_SUCCESS"))
                .flatMap(file -> Stream.concat(
                        Stream.of(file.getKey().replaceFirst("part-m.*", "part")),
                        file.getValue().lines()))
                .map(line -> line.replace(home.root() + "/", "@").replace(home.name(), "#"))
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void tracking_ofALocalSource_tellsWhatHadoopTells() throws IOException {
        Path local = local();
        assertThat(Arena.ours(homes.get(1), "-update -xtrack @track file://" + local + " @t")
                        .exitCode())
                .isZero();
        FileSystem disk = FileSystem.getLocal(new Configuration());
        List<CopyListingFileStatus> tracked = tracked(homes.get(1), "source_sorted.seq");
        assertThat(tracked).hasSize(3);
        for (CopyListingFileStatus status : tracked) {
            FileStatus expected = disk.getFileStatus(status.getPath());
            assertThat(List.of(status.getOwner(), status.getGroup(), status.getPermission(), status.getBlockSize()))
                    .isEqualTo(List.of(
                            expected.getOwner(),
                            expected.getGroup(),
                            expected.getPermission(),
                            expected.getBlockSize()));
            assertThat(List.of(status.getLen(), (int) status.getReplication(), status.getModificationTime()))
                    .isEqualTo(List.of(
                            expected.getLen(), (int) expected.getReplication(), expected.getModificationTime()));
        }
    }

    private static List<CopyListingFileStatus> tracked(Arena.Home home, String file) throws IOException {
        List<CopyListingFileStatus> all = new ArrayList<>();
        Configuration configuration = Arena.fileSystem().getConf();
        org.apache.hadoop.fs.Path path = Arena.fileSystem().makeQualified(home.path("track/" + file));
        try (SequenceFile.Reader reader = new SequenceFile.Reader(configuration, SequenceFile.Reader.file(path))) {
            Text key = new Text();
            CopyListingFileStatus value = new CopyListingFileStatus();
            while (reader.next(key, value)) {
                all.add(value);
                value = new CopyListingFileStatus();
            }
        }
        return all;
    }
}
