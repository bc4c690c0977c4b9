package dev.portage.storage.hadoop;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.StorageOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.ClientContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationSourceTest {
    private static final String RETRIES = "ipc.client.connect.max.retries";

    @TempDir
    Path directory;

    private void write(String name, String key, String value) throws IOException {
        Files.writeString(
                directory.resolve(name),
                "<configuration><property><name>" + key + "</name><value>" + value
                        + "</value></property></configuration>");
    }

    private Configuration read(Map<String, String> options) {
        return new ConfigurationSource(Optional.of(directory)).read(new StorageOptions(options));
    }

    @Test
    void read_withoutFiles_hasOurDefaults() {
        Configuration configuration = read(Map.of());
        assertThat(configuration.get(RETRIES)).isEqualTo("1");
        assertThat(configuration.get("dfs.checksum.combine.mode")).isEqualTo("COMPOSITE_CRC");
        assertThat(configuration.get("dfs.client.block.write.locateFollowingBlock.retries"))
                .isEqualTo("12");
    }

    @Test
    void read_afterSomebodyElseHasUsedHdfs_hasOurClientsUseTheirBuffersAgain() {
        ClientContext others = ClientContext.getFromConf(new Configuration());
        ClientContext ours = ClientContext.getFromConf(read(Map.of()));
        assertThat(ours.getByteArrayManager())
                .doesNotHaveSameClassAs(others.getByteArrayManager())
                .extracting(manager -> manager.getClass().getSimpleName())
                .isEqualTo("Impl");
    }

    @Test
    void read_keyOfAFile_winsOverOurDefault() throws IOException {
        write("core-site.xml", RETRIES, "7");
        write("hdfs-site.xml", "dfs.replication", "2");
        assertThat(read(Map.of()).get(RETRIES)).isEqualTo("7");
        assertThat(read(Map.of()).get("dfs.replication")).isEqualTo("2");
    }

    @Test
    void read_keyOfAFileThatEqualsHadoopsDefault_staysAsTheUserWroteIt() throws IOException {
        write("core-site.xml", RETRIES, "10");
        assertThat(read(Map.of()).get(RETRIES)).isEqualTo("10");
    }

    @Test
    void read_fileThatIsNoXml_isRefused() throws IOException {
        Files.writeString(directory.resolve("core-site.xml"), "<configuration><property>");
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, () -> read(Map.of())))
                .hasMessageStartingWith("cannot read Hadoop's configuration: ");
    }

    @Test
    void read_folderThatIsNone_isRefused() {
        Path missing = directory.resolve("missing");
        ConfigurationSource source = new ConfigurationSource(Optional.of(missing));
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, () -> source.read(StorageOptions.NONE)))
                .hasMessage("HADOOP_CONF_DIR is '" + missing + "', which is no folder");
    }

    @Test
    void read_option_winsOverAFile() throws IOException {
        write("core-site.xml", RETRIES, "7");
        assertThat(read(Map.of(RETRIES, "3")).get(RETRIES)).isEqualTo("3");
    }
}
