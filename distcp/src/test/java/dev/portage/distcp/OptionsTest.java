package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Limits;
import dev.portage.api.storage.Attribute;
import dev.portage.core.CopyRequest;
import dev.portage.core.plan.Cutting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.tools.CopyListingFileStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options that read or write files of their own, given to Hadoop's DistCp and to ours. */
final class OptionsTest {
    @TempDir
    private Path folder;

    private final List<Arena.Home> homes = Arena.homes();

    @BeforeEach
    void plant() {
        homes.forEach(home ->
                home.tree("").plant("s/a=alpha", "s/b/c=gamma", "s/b/skip.tmp=x", "s/tmp/y=y", "s/e=", "more/z=zeta"));
    }

    private Arena.Home ours() {
        return homes.get(1);
    }

    private Ours runBoth(String command) throws IOException {
        Stock.Result stock = Arena.stock(homes.get(0), command);
        Ours result = Arena.ours(ours(), command);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(stock.exitCode());
        assertThat(ours().tree("t").read(Tree.Detail.CONTENT))
                .isEqualTo(homes.get(0).tree("t").read(Tree.Detail.CONTENT));
        return result;
    }

    private Path filters(String... lines) throws IOException {
        return Files.write(folder.resolve("filters"), List.of(lines));
    }

    @Test
    void filters_leaveOutWhatTheyMatchAndNotWhatIsBelow() throws IOException {
        runBoth("-filters " + filters(".*\\.tmp", ".*/s/tmp") + " @s @t");
        assertThat(ours().tree("t").read(Tree.Detail.CONTENT))
                .containsKey("/tmp/y")
                .doesNotContainKey("/b/skip.tmp");
    }

    @Test
    void filtersClass_isLoadedByItsName() throws IOException {
        runBoth("-Ddistcp.filters.class=org.apache.hadoop.tools.RegexpInConfigurationFilter"
                + " -Ddistcp.exclude-file-regex=.*gone.* @s @t");
        Ours result = Arena.ours(
                ours(),
                "-Ddistcp.filters.class=org.apache.hadoop.tools.RegexpInConfigurationFilter"
                        + " -Ddistcp.exclude-file-regex=.*skip.* @s @t2");
        assertThat(result.exitCode()).isZero();
        assertThat(ours().tree("t2").read(Tree.Detail.CONTENT))
                .containsKey("/b/c")
                .doesNotContainKey("/b/skip.tmp");
    }

    @Test
    void listing_isReadFromAFile() throws IOException {
        homes.forEach(home -> home.tree("").plant("list=" + home.root() + "/s/a\n" + home.root() + "/more\n"));
        runBoth("-f @list @t");
        assertThat(ours().tree("t").read(Tree.Detail.CONTENT)).containsKeys("/a", "/more/z");
    }

    @Test
    void log_hasTheLinesOfDistCp() throws IOException {
        homes.forEach(home -> home.tree("").plant("t/a=alpha", "t/b/c=gammA", "t/b/skip.tmp=longer"));
        runBoth("-update -log @log -v @s @t");
        Function<Arena.Home, List<String>> lines =
                home -> home.tree("log").read(Tree.Detail.CONTENT).entrySet().stream()
                        .filter(file -> file.getKey().contains("part-m"))
                        .flatMap(file -> file.getValue().lines())
                        .map(line -> line.replace(home.root() + "/", "@"))
                        .sorted()
                        .toList();
        assertThat(lines.apply(ours())).isEqualTo(lines.apply(homes.get(0)));
    }

    @Test
    void tracking_writesWhatDistCpsClassesRead() throws IOException {
        homes.forEach(home -> home.tree("").plant("t/only=here"));
        runBoth("-update -xtrack @track @s @t");
        assertThat(keys(ours(), "target_sorted.seq")).isEqualTo(keys(homes.get(0), "target_sorted.seq"));
        // DistCp's listing of the source is lost where the job runs in the client's process.
        assertThat(keys(ours(), "source_sorted.seq"))
                .containsExactly(
                        "/a 5 false",
                        "/b 0 true",
                        "/b/c 5 false",
                        "/b/skip.tmp 1 false",
                        "/e 0 false",
                        "/tmp 0 true",
                        "/tmp/y 1 false");
    }

    private static List<String> keys(Arena.Home home, String file) throws IOException {
        List<String> keys = new ArrayList<>();
        Configuration configuration = Arena.fileSystem().getConf();
        org.apache.hadoop.fs.Path path =
                Arena.fileSystem().makeQualified(new org.apache.hadoop.fs.Path(home.root() + "/track/" + file));
        try (SequenceFile.Reader reader = new SequenceFile.Reader(configuration, SequenceFile.Reader.file(path))) {
            Text key = new Text();
            CopyListingFileStatus value = new CopyListingFileStatus();
            while (reader.next(key, value)) {
                keys.add(key + " " + value.getLen() + " " + value.isDirectory());
            }
        }
        return keys;
    }

    @Test
    void append_throughWebHdfs_copiesAnewAndSaysSo() {
        ours().tree("").plant("t/a=alp");
        Ours result = Arena.ours(ours(), "-update -append @s ~t");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .containsPattern("files that have grown are copied anew, because the store of webhdfs:.*/t does not"
                        + " append to files");
        assertThat(ours().tree("t").read(Tree.Detail.CONTENT)).containsEntry("/a", "alpha");
    }

    @Test
    void help_isShownWhereverItIsAskedFor() {
        Ours result = Arena.ours(ours(), "-update @s -h @t");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("and of Portage's own:");
        assertThat(ours().tree("t").read(Tree.Detail.CONTENT)).isEmpty();
    }

    @Test
    void atomic_renamesAtTheEnd() throws IOException {
        runBoth("-atomic @s @t");
        Ours again = Arena.ours(ours(), "-atomic @s @t");
        assertThat(again.exitCode()).isEqualTo(ExitCode.INVALID_ARGUMENT.value());
        assertThat(again.err()).contains("Cannot atomic-commit to pre-existing target-path.");
        assertThat(ours().tree("").read(Tree.Detail.CONTENT).keySet().stream().filter(path -> path.contains("WIP")))
                .isEmpty();
    }

    @Test
    void atomic_withAWorkFolder_leavesNothingThere() throws IOException {
        homes.forEach(home -> home.tree("").plant("work/"));
        runBoth("-atomic -tmp @work @s @t");
        assertThat(ours().tree("work").read(Tree.Detail.CONTENT)).containsOnlyKeys("/");
    }

    @Test
    void blocksPerChunk_isTheLengthOfRanges() {
        Translation translation =
                new Translation(Invocation.of(Arguments.of(List.of("-blocksperchunk", "2", "/s", "/t"))));
        CopyRequest request = new CopyRequest(List.of("/s"), "/t", CopyOptions.defaults(), Limits.NONE, Duration.ZERO);
        assertThat(translation.cut(request).cutting()).isEqualTo(new Cutting.Blocks(2));
        assertThat(translation.preserved()).contains(Attribute.BLOCK_SIZE);
    }

    @Test
    void tracking_isAskedForByItsKeyToo() throws IOException {
        runBoth("-Ddistcp.track.missing.source=@track -update @s @t");
        assertThat(keys(ours(), "target_sorted.seq")).isEqualTo(keys(homes.get(0), "target_sorted.seq"));
    }

    @Test
    void target_asRelativePath_liesInTheUsersHome() {
        Ours result = Arena.ours(ours(), "@s relative-" + ours().root().replace("/", "-"));
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("/user/" + System.getProperty("user.name") + "/relative-");
    }
}
