package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two sources have a name in common, and filters leave out one of the two, or both. */
final class FilteredDuplicatesTest {
    @TempDir
    private Path disk;

    @ParameterizedTest(name = "without {0}: {1}")
    @CsvSource({
        ".*/_SUCCESS, 0",
        ".*/s2/_SUCCESS, 0",
        ".*/s1/_SUCCESS, 0",
        ".*/s3/_SUCCESS, -2",
    })
    void whatIsLeftOut_isNoDuplicate(String filter, int exitCode) throws IOException {
        assertSame(filter, exitCode, "s1/_SUCCESS=1", "s1/a=alpha", "s2/_SUCCESS=2", "s2/b=beta");
    }

    @ParameterizedTest(name = "without {0}: {1}")
    @CsvSource({".*/s2/x(/.*)?, 0", ".*/s1/x(/.*)?, 0"})
    void directoryThatIsLeftOutWithAllThatIsInIt_isNoDuplicate(String filter, int exitCode) throws IOException {
        assertSame(filter, exitCode, "s1/x/f=1", "s1/a=alpha", "s2/x/f=2", "s2/b=beta");
    }

    private void assertSame(String filter, int exitCode, String... sources) throws IOException {
        Path file = Files.write(disk.resolve("filters"), List.of(filter));
        List<Arena.Home> homes = Arena.homes();
        for (Arena.Home home : homes) {
            home.tree("").plant(sources).plant("dst/");
        }
        String command = "-update -filters " + file + " @s1 @s2 @dst";
        Stock.Result stock = Arena.stock(homes.get(0), command);
        Ours ours = Arena.ours(homes.get(1), command);
        assertThat(stock.exitCode()).isEqualTo(exitCode);
        assertThat((byte) ours.exitCode()).as(ours.err()).isEqualTo((byte) exitCode);
        assertThat(homes.get(1).tree("dst").read(Tree.Detail.CONTENT))
                .isEqualTo(homes.get(0).tree("dst").read(Tree.Detail.CONTENT));
    }
}
