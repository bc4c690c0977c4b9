package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Atomic copies of which nothing, or not all, is there in the end. */
final class AtomicEndTest {
    @TempDir
    private Path disk;

    private final Arena.Home home = Arena.homes().get(1);

    @Test
    void oneFileThatCannotBeRead_isCountedAndNamed() throws IOException {
        Files.writeString(disk.resolve("unreadable"), "secret");
        Ours ours = Arena.ours(home, BareFileSystem.option() + " -i -atomic bare://" + disk + "/unreadable @t");
        assertThat(ours.exitCode()).isEqualTo(ExitCode.UNKNOWN_ERROR.value());
        assertThat(ours.counters()).containsEntry("files failed", 1L).containsEntry("bytes failed", 6L);
        assertThat(ours.err())
                .contains("nothing was copied, so that there is nothing to become ", "/unreadable cannot be read");
        assertThat(home.tree("").read(Tree.Detail.CONTENT)).containsOnlyKeys("/");
    }
}
