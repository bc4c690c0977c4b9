package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that cannot be read, and what {@code -i} makes of them. */
final class FailingSourceTest {
    @TempDir
    private Path disk;

    private final List<Arena.Home> homes = Arena.homes();

    @BeforeEach
    void plant() throws IOException {
        Path vanishing = Files.createDirectories(disk.resolve("s/vanishing"));
        Files.writeString(vanishing.resolve("near"), "near");
        Files.writeString(disk.resolve("s/unreadable"), "secret");
        Files.writeString(disk.resolve("s/good"), "good");
    }

    private String command(String options) {
        return BareFileSystem.option() + " " + options + " bare://" + disk + "/s @t";
    }

    @Test
    void ignored_failuresAreCountedAndNamed() throws IOException {
        Stock.Result stock = Arena.stock(homes.get(0), command("-i -log @log"));
        Ours ours = Arena.ours(homes.get(1), command("-i -log @log"));
        assertThat(ours.exitCode()).as(ours.err()).isZero();
        assertThat(stock.exitCode()).isZero();
        assertThat(ours.counters())
                .isEqualTo(stock.counters())
                .containsEntry("files failed", 2L)
                .containsEntry("bytes failed", 11L);
        assertThat(failures(homes.get(1)))
                .isEqualTo(failures(homes.get(0)))
                .containsExactly(
                        "FAIL: bare:" + disk + "/s/unreadable", "FAIL: bare:" + disk + "/s/vanishing/vanished");
        assertThat(homes.get(1).tree("t").read(Tree.Detail.CONTENT))
                .isEqualTo(homes.get(0).tree("t").read(Tree.Detail.CONTENT))
                .containsOnlyKeys("/", "/good", "/vanishing/", "/vanishing/near");
        assertThat(ours.err()).contains("/s/unreadable cannot be read", "/s/vanishing/vanished");
    }

    /** Of each the first words, for of the reason DistCp shows the whole stack. */
    private static Set<String> failures(Arena.Home home) {
        return home.tree("log").read(Tree.Detail.CONTENT).values().stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("FAIL: "))
                .map(line -> line.replaceFirst(" - .*", "").replaceFirst("bare:/+", "bare:/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void notIgnored_failuresFailTheCopyAndSpareTheRest() {
        Ours ours = Arena.ours(homes.get(1), command("-update"));
        assertThat(ours.exitCode()).isEqualTo(ExitCode.UNKNOWN_ERROR.value());
        assertThat(ours.counters()).containsEntry("files failed", 2L).containsEntry("files copied", 2L);
    }

    @Test
    void ignored_isNotWhatFailsAtTheTarget() {
        homes.get(1).tree("t").plant("good/");
        Ours ours = Arena.ours(homes.get(1), command("-i -update"));
        assertThat(ours.exitCode()).isEqualTo(ExitCode.UNKNOWN_ERROR.value());
        assertThat(ours.err()).contains("/s/good is a file, but ", "/t/good is a directory");
    }
}
