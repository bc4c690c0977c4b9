package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the source goes when a command is given again whose first run has made the target and has not finished it. */
final class UnfinishedTargetTest {
    private final Arena.Home home = Arena.homes().get(1);

    @TempDir
    private Path disk;

    private Path link;

    @BeforeEach
    void beginAndFail() throws IOException {
        Files.createDirectories(disk.resolve("s"));
        Files.writeString(disk.resolve("s/a"), "alpha");
        link = Files.createSymbolicLink(disk.resolve("s/dangling"), disk.resolve("nothing"));
        assertThat(copy("").exitCode()).isEqualTo(ExitCode.UNKNOWN_ERROR.value());
        Files.delete(link);
    }

    private Ours copy(String option) {
        return Arena.ours(home, (option + " file://" + disk + "/s @t").strip());
    }

    private void assertTarget(String... paths) throws IOException {
        assertThat(home.tree("t").read(Tree.Detail.CONTENT)).containsOnlyKeys(paths);
    }

    @Test
    void sameCommand_goesOnWhereItWas() throws IOException {
        assertThat(copy("").exitCode()).isZero();
        assertTarget("/", "/a");
    }

    @Test
    void afterAnotherCommandHasFinishedIt_itIsATargetThatIsThere() throws IOException {
        assertThat(copy("-update").exitCode()).isZero();
        assertThat(copy("").exitCode()).isZero();
        assertTarget("/", "/a", "/s/", "/s/a");
    }
}
