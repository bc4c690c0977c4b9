package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.portage.dist.Program;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code portage demo}. */
class DemoTest {
    private static final Duration PATIENCE_OF_A_NEWCOMER = Duration.ofSeconds(40);

    @TempDir
    private Path directory;

    @Test
    void demo_showsAProvenCopyAndLeavesNothingBehind() throws IOException {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        Portage user = Portage.keepingStateIn(directory)
                .with("PORTAGE_OPTS", "-Djava.io.tmpdir=" + temporary)
                .with("HOME", directory.toString());
        long begin = System.nanoTime();
        Program.Result result = user.run("demo");
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.errors()).isEmpty();
        assertThat(result.output())
                .contains("portage copy", "portage check", "Cleaning up")
                .containsPattern("[0-9,]+ +verified")
                .containsPattern("skipped +[0-9,]+ proven before, source unchanged")
                .containsPattern("identical +1,0[0-9][0-9] files");
        assertThat(temporary).isEmptyDirectory();
        assertThat(user.state()).doesNotExist();
        requirePrompt(elapsed);
    }

    /** A machine that has other things to do proves nothing. */
    private static void requirePrompt(Duration elapsed) {
        if (elapsed.compareTo(PATIENCE_OF_A_NEWCOMER) > 0) {
            OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
            assumeThat(machine.getSystemLoadAverage())
                    .as("how many processes wanted to run")
                    .isLessThan(2.0 * machine.getAvailableProcessors());
        }
        assertThat(elapsed).isLessThan(PATIENCE_OF_A_NEWCOMER);
    }
}
