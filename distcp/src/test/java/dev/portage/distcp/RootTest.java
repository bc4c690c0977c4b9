package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.sandbox.hdfs.HdfsSandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copies of all that an HDFS has, by Hadoop's DistCp and by ours. */
final class RootTest {
    @TempDir
    private static Path folder;

    private static HdfsSandbox hdfs;
    private static Tree root;

    private final List<Arena.Home> homes = Arena.homes();

    @BeforeAll
    static void start() throws IOException {
        hdfs = HdfsSandbox.builder(folder).start();
        FileSystem fileSystem = FileSystem.get(
                URI.create(hdfs.root().toString()), Arena.fileSystem().getConf());
        root = new Tree(fileSystem, new org.apache.hadoop.fs.Path(hdfs.root().toString()));
    }

    @AfterAll
    static void stop() throws IOException {
        root.fileSystem().close();
        hdfs.close();
    }

    private static void plant() throws IOException {
        for (FileStatus entry : root.fileSystem().listStatus(root.root())) {
            root.fileSystem().delete(entry.getPath(), true);
        }
        root.plant("dir/a=alpha", "dir/b/c=gamma", "file=solo", "hollow/");
    }

    private static String command(String options, String target) {
        return (options + " " + hdfs.root() + " " + target).strip();
    }

    @ParameterizedTest(name = "{0} onto {1}")
    @CsvSource({
        "'',",
        "'', t/",
        "-update, t/dir/a=alphA",
        "-overwrite, t/dir/a=alphA;t/keep=kept",
        "-update -delete, t/dir/a=alphA;t/gone=x",
    })
    void root_goesWhereItGoesInDistCp(String options, String target) throws IOException {
        plant();
        if (target != null) {
            homes.forEach(home -> home.tree("").plant(target.split(";", -1)));
        }
        Stock.Result stock = Arena.stock(homes.get(0), command(options, "@t"));
        Ours ours = Arena.ours(homes.get(1), command(options, "@t"));
        assertThat(ours.exitCode()).as(ours.err()).isEqualTo(stock.exitCode()).isZero();
        assertThat(ours.counters()).isEqualTo(stock.counters());
        assertThat(homes.get(1).tree("t").read(Tree.Detail.CONTENT))
                .isEqualTo(homes.get(0).tree("t").read(Tree.Detail.CONTENT));
    }

    @ParameterizedTest
    @CsvSource({"''", "-update"})
    void root_canBeCopiedIntoADirectoryBelowIt(String options) throws IOException {
        plant();
        assertThat(Arena.stock(homes.get(0), command(options, hdfs.root() + "below/here"))
                        .exitCode())
                .isZero();
        Map<String, String> stock = root.read(Tree.Detail.CONTENT);
        plant();
        Ours ours = Arena.ours(homes.get(1), command(options, hdfs.root() + "below/here"));
        assertThat(ours.exitCode()).as(ours.err()).isZero();
        assertThat(root.read(Tree.Detail.CONTENT)).isEqualTo(stock);
    }
}
