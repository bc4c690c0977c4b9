package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.client.CreateEncryptionZoneFlag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copies of what is encrypted as it is kept, without a key. */
final class RawCopyTest {
    private static final FileSystem HDFS = Arena.fileSystem();

    private final List<Arena.Home> homes = Arena.homes();

    @BeforeEach
    void encrypt() throws IOException {
        for (Arena.Home home : homes) {
            HDFS.mkdirs(home.path("zone"));
            Arena.admin()
                    .createEncryptionZone(home.path("zone"), Arena.KEY, EnumSet.of(CreateEncryptionZoneFlag.NO_TRASH));
            home.tree("zone").plant("secret=clear text", "d/deep=more clear text", "empty=");
            HDFS.setXAttr(home.path("zone/secret"), "user.note", new byte[] {1});
        }
    }

    @ParameterizedTest
    @CsvSource({"'', false", "-px, true", "-ppt, false", "-update -updateRoot, false", "-update -updateRoot -px, true"})
    void raw_isReadableAtTheTarget(String options, boolean hasNotes) throws IOException {
        String command = (options + " /.reserved/raw@zone /.reserved/raw@t").strip();
        Stock.Result stock = Arena.stock(homes.get(0), command);
        Ours ours = Arena.ours(homes.get(1), command);
        assertThat(ours.exitCode()).as(ours.err()).isEqualTo(stock.exitCode());
        assertThat(ours.counters()).isEqualTo(stock.counters());
        for (Arena.Home home : homes) {
            assertThat(HDFS.getFileStatus(home.path("t/secret")).isEncrypted())
                    .as(home.name())
                    .isTrue();
            assertThat(home.tree("t").read(Tree.Detail.CONTENT))
                    .as(home.name())
                    .isEqualTo(Map.of(
                            "/", "", "/secret", "clear text", "/d/", "", "/d/deep", "more clear text", "/empty", ""));
            assertThat(HDFS.getXAttrs(home.path("t/secret")).containsKey("user.note"))
                    .as(home.name())
                    .isEqualTo(hasNotes);
        }
    }
}
