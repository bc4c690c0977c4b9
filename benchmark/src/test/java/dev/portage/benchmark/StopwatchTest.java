package dev.portage.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class StopwatchTest {
    @TempDir
    Path folder;

    private Workspace workspace = new Workspace(Path.of(""));

    @BeforeEach
    void prepare() {
        workspace = new Workspace(folder);
    }

    @Test
    void measure_busyShell_countsItsTimeAndMemory() throws IOException, InterruptedException {
        Measurement run = measure("i=0; while [ $i -lt 300000 ]; do i=$((i + 1)); done");
        assertThat(run.defect()).isEmpty();
        assertThat(run.processor()).isPositive().isLessThan(run.wall().plus(Duration.ofMillis(20)));
        assertThat(run.peakMemory()).isPositive();
        assertThat(run.serverProcessor()).isZero();
    }

    @Test
    void measure_timeOfGrandchildren_isCounted() throws IOException, InterruptedException {
        Measurement run = measure("sh -c 'i=0; while [ $i -lt 300000 ]; do i=$((i + 1)); done'; true");
        assertThat(run.processor()).isPositive();
    }

    @Test
    void measure_failingCommand_isADefectWithItsExitCode() throws IOException, InterruptedException {
        assertThat(measure("echo no; exit 7").defect()).hasValue("exit code 7; see label.log");
        assertThat(workspace.scratch("logs").resolve("label.log")).hasContent("no");
    }

    private Measurement measure(String script) throws IOException, InterruptedException {
        return new Stopwatch(workspace, new Cluster(workspace, Path.of("no-portage")))
                .measure(Command.of("sh", "-c", script), "label");
    }
}
