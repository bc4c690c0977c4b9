package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.testkit.CompiledJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.ClientContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options that every program of Hadoop has, given to Hadoop's DistCp and to ours. */
final class GenericOptionsTest {
    private static final String FILTER = """
            public final class NoBackups extends org.apache.hadoop.tools.CopyFilter {
                public NoBackups(org.apache.hadoop.conf.Configuration configuration) {}

                @Override
                public boolean shouldCopy(org.apache.hadoop.fs.Path path) {
                    return !path.getName().endsWith(".bak");
                }
            }
            """;

    @TempDir
    private Path folder;

    private final List<Arena.Home> homes = Arena.homes();

    @BeforeEach
    void plant() {
        homes.forEach(home -> home.tree("").plant("s/a=alpha", "s/a.bak=old", "s/b/c=gamma"));
    }

    private Map<String, String> copied(String command) throws IOException {
        Stock.Result stock = Arena.stock(homes.get(0), command);
        Ours ours = Arena.ours(homes.get(1), command);
        assertThat(ours.exitCode()).as(ours.err()).isEqualTo(stock.exitCode()).isZero();
        assertThat(ours.counters()).isEqualTo(stock.counters());
        Map<String, String> tree = homes.get(1).tree("t").read(Tree.Detail.CONTENT);
        assertThat(tree).isEqualTo(homes.get(0).tree("t").read(Tree.Detail.CONTENT));
        return tree;
    }

    private Path configuration(String key, String value) throws IOException {
        Configuration site = new Configuration(false);
        site.set(key, value);
        Path file = folder.resolve("more-site.xml");
        try (var stream = Files.newOutputStream(file)) {
            site.writeXml(stream);
        }
        return file;
    }

    @Test
    void setting_reachesFiltersAndStores() throws IOException {
        copied("-Ddfs.replication=2 -D distcp.exclude-file-regex=.*bak"
                + " -D distcp.filters.class=org.apache.hadoop.tools.RegexpInConfigurationFilter @s @t");
        assertThat(Arena.fileSystem().getFileStatus(homes.get(1).path("t/a")).getReplication())
                .isEqualTo((short) 2);
        assertThat(homes.get(1).tree("t").read(Tree.Detail.CONTENT)).doesNotContainKey("/a.bak");
    }

    @Test
    void configurationFile_isRead() throws IOException {
        Path file = configuration("dfs.blocksize", "1024");
        copied("-conf " + file + " @s @t");
        assertThat(Arena.fileSystem().getFileStatus(homes.get(1).path("t/a")).getBlockSize())
                .isEqualTo(1024);
    }

    @Test
    void fileSystem_isThatOfPathsWithoutOne() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("in")).resolve("x"), "text");
        Ours ours =
                Ours.run(folder.resolve("jobs"), Map.of(), List.of("-fs", "file:///", folder + "/in", folder + "/out"));
        assertThat(ours.exitCode()).as(ours.err()).isZero();
        assertThat(folder.resolve("out/x")).hasContent("text");
    }

    /** Whatever the context of the clients is called: its first decides whether all of them use their buffers again. */
    @Test
    void firstClient_hasOurSettings() throws IOException {
        String context = "first-" + homes.get(1).name();
        Ours ours = Arena.ours(
                homes.get(1), "-Dfs.hdfs.impl.disable.cache=true -Ddfs.client.context=" + context + " @s @t");
        assertThat(ours.exitCode()).as(ours.err()).isZero();
        Configuration configuration = new Configuration();
        configuration.set("dfs.client.context", context);
        assertThat(ClientContext.getFromConf(configuration)
                        .getByteArrayManager()
                        .getClass()
                        .getSimpleName())
                .isEqualTo("Impl");
    }

    @Test
    void configurationFile_thatIsMissing_isAnError() {
        Ours ours = Arena.ours(homes.get(1), "-conf " + folder + "/absent.xml @s @t");
        assertThat(ours.exitCode()).isEqualTo(ExitCode.INVALID_ARGUMENT.value());
        assertThat(ours.err())
                .isEqualTo("Invalid arguments: Can't find the configuration file " + folder
                        + "/absent.xml of -conf, or cannot read it\n");
    }

    @Test
    void jars_areLoadedFrom() throws IOException {
        Path jar = CompiledJar.of(folder, "NoBackups", FILTER, System.getProperty("java.class.path"));
        assertThat(copied("-libjars " + jar + " -Ddistcp.filters.class=NoBackups @s @t"))
                .containsOnlyKeys("/", "/a", "/b/", "/b/c");
    }
}
