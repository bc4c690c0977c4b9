package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of the target that was edited after it was copied, keeps its length and its file id. */
final class EditedTargetTest {
    private static final FileSystem HDFS = Arena.fileSystem();

    private static void edit(Path file, String text) throws IOException {
        assertThat(HDFS.truncate(file, 0)).as("whole blocks go at once").isTrue();
        try (FSDataOutputStream output = HDFS.append(file)) {
            output.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-update @s @t",
                "-update -pt @s @t",
                "-Ddistcp.update.modification.time=false -update @s @t",
                "-Dportage.hdfs.small-file-bytes=0 -update @s @t"
            })
    void update_copiesItAgain(String command) throws IOException {
        List<Arena.Home> homes = Arena.homes();
        for (Arena.Home home : homes) {
            home.tree("").plant("s/edited=alpha", "s/kept=beta");
        }
        Arena.stock(homes.get(0), command);
        Arena.ours(homes.get(1), command);
        for (Arena.Home home : homes) {
            edit(home.path("t/edited"), "omega");
        }
        Stock.Result stock = Arena.stock(homes.get(0), command);
        Ours ours = Arena.ours(homes.get(1), command);
        assertThat(ours.exitCode()).as(ours.err()).isEqualTo(stock.exitCode());
        assertThat(ours.counters()).isEqualTo(stock.counters());
        assertThat(homes.get(1).tree("t").read(Tree.Detail.CONTENT))
                .isEqualTo(homes.get(0).tree("t").read(Tree.Detail.CONTENT))
                .containsEntry("/edited", "alpha");
        assertThat(ours.out()).contains("1 proven before");
    }
}
