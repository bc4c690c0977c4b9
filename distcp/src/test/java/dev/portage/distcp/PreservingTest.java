package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Options.ChecksumOpt;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.AclEntry;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.util.DataChecksum;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code -p} keeps, letter by letter: all that HDFS keeps of a tree, by Hadoop's DistCp and by ours. */
final class PreservingTest {
    private static final DistributedFileSystem HDFS = (DistributedFileSystem) Arena.fileSystem();
    /** A connection that is kept has the settings of whoever has made it. */
    private static final String COMPOSITE =
            "-Dfs.hdfs.impl.disable.cache=true -Ddfs.checksum.combine.mode=COMPOSITE_CRC ";

    private static final long LATEST = Long.MAX_VALUE;

    private final List<Arena.Home> homes = Arena.homes();

    @BeforeAll
    static void code() throws IOException {
        Arena.admin().enableErasureCodingPolicy(Arena.CODED);
    }

    /** Every attribute that there is, on a file or a directory of its own. */
    private static void plant(Arena.Home home) throws IOException {
        home.tree("s").plant("d/plain=text", "d/empty=", "open/", "d/owned=text", "d/acl=text", "old/");
        HDFS.setPermission(home.path("s/open"), new FsPermission((short) 01777));
        HDFS.setPermission(home.path("s/d/plain"), new FsPermission((short) 0604));
        HDFS.setOwner(home.path("s/d/owned"), "ann", "staff");
        HDFS.setOwner(home.path("s/d"), "bob", "others");
        HDFS.setReplication(home.path("s/d/plain"), (short) 2);
        HDFS.modifyAclEntries(home.path("s/d/acl"), AclEntry.parseAclSpec("user:ann:rwx", true));
        HDFS.modifyAclEntries(home.path("s/open"), AclEntry.parseAclSpec("default:user:ann:r-x,group:staff:--x", true));
        HDFS.setXAttr(home.path("s/d/plain"), "user.note", "text".getBytes(StandardCharsets.UTF_8));
        HDFS.setXAttr(home.path("s/open"), "user.empty", new byte[0]);
        HDFS.setTimes(home.path("s/d"), 1_000_000_000_000L, -1);
        HDFS.setTimes(home.path("s/old"), LATEST, -1);
    }

    private static void write(Path path, long blockSize, int bytesPerSum, DataChecksum.Type type) throws IOException {
        try (FSDataOutputStream output = HDFS.create(
                path,
                new FsPermission((short) 0644),
                EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE),
                4096,
                (short) 1,
                blockSize,
                null,
                new ChecksumOpt(type, bytesPerSum))) {
            output.write(new byte[5000]);
        }
        HDFS.setTimes(path, 1_000_000_000_000L, 1_000_000_000_000L);
    }

    private void assertSame(String command) throws IOException {
        Stock.Result stock = Arena.stock(homes.get(0), command);
        Ours ours = Arena.ours(homes.get(1), command);
        assertThat(ours.exitCode()).as(ours.err()).isEqualTo(stock.exitCode());
        assertThat(homes.get(1).tree("t").read(Tree.Detail.EVERYTHING))
                .as(command)
                .isEqualTo(homes.get(0).tree("t").read(Tree.Detail.EVERYTHING));
        assertThat(ours.counters()).isEqualTo(stock.counters());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-pr", "-pb", "-pu", "-pg", "-pp", "-pc", "-pa", "-px", "-pt", "-pe", "-p", "-prbugpcaxte"})
    void letter_keepsWhatItKeepsInDistCp(String letter) throws IOException {
        for (Arena.Home home : homes) {
            plant(home);
        }
        assertSame((letter + " @s @t").strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-pb", "-p"})
    void blockSize_isKept(String letters) throws IOException {
        for (Arena.Home home : homes) {
            write(home.path("s/blocks"), 2048, 512, DataChecksum.Type.CRC32C);
        }
        assertSame(letters + " @s @t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-pc", "-prbugpcaxte"})
    void checksumType_isKept(String letters) throws IOException {
        for (Arena.Home home : homes) {
            write(home.path("s/blocks"), 2048, 1024, DataChecksum.Type.CRC32);
        }
        assertSame(letters + " @s @t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-pe", "-prbugpcaxte", "-update -pe"})
    void erasureCoding_isKept(String letters) throws IOException {
        for (Arena.Home home : homes) {
            home.tree("s").plant("coded/", "plain/");
            HDFS.setErasureCodingPolicy(home.path("s/coded"), Arena.CODED);
            home.tree("s").plant("coded/inside=in two parts", "plain/file=whole");
        }
        assertSame(COMPOSITE + letters + " @s @t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-pb", "-pugp", "-pax", "-pt"})
    void letter_isForWhatIsSkippedToo(String letter) throws IOException {
        for (Arena.Home home : homes) {
            plant(home);
            home.tree("t").plant("d/plain=text", "d/empty=", "open/", "d/owned=text", "d/acl=text");
        }
        assertSame(letter + " -update @s @t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1024 CRC32", "2048 CRC32"})
    void composite_comparesWhatHasOtherBlocks(String target) throws IOException {
        String[] words = target.split(" ", -1);
        for (Arena.Home home : homes) {
            write(home.path("s/blocks"), 2048, 512, DataChecksum.Type.CRC32);
            write(home.path("t/blocks"), Long.parseLong(words[0]), 512, DataChecksum.Type.valueOf(words[1]));
        }
        assertSame(COMPOSITE + "-update @s @t");
    }

    @Test
    void composite_provesWhatGetsOtherBlocks() throws IOException {
        for (Arena.Home home : homes) {
            write(home.path("s/blocks"), 2048, 512, DataChecksum.Type.CRC32C);
        }
        assertSame(COMPOSITE + "-Ddfs.blocksize=1024 @s @t");
        assertThat(HDFS.getFileStatus(homes.get(1).path("t/blocks")).getBlockSize())
                .isEqualTo(1024);
    }
}
