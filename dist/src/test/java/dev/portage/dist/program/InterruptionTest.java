package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.portage.dist.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The user presses Ctrl-C. */
@ExtendWith(SharedCluster.class)
class InterruptionTest {
    private static final int INTERRUPT = 2;
    private static final int TERMINATE = 15;
    private static final long FIRST_RANGE = 256L << 20;

    @TempDir
    private static Path shared;

    private static Path source;
    private static SortedMap<String, String> contents = new TreeMap<>();

    private final Cluster cluster;

    @TempDir
    private Path directory;

    InterruptionTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    static void makeSource() {
        source = SourceTree.make(shared.resolve("a source"), 1, 100);
        contents = Place.local(source).contents();
    }

    @Test
    void interruptedCopyToHdfs_keepsFinishedRangesAndGoesOn() throws IOException {
        requireCleanStop(cluster.place("interrupted"), INTERRUPT, "-r1.part");
    }

    @Tag("long")
    @Test
    void interruptedCopyToDisk_keepsFinishedRangesAndGoesOn() throws IOException {
        requireCleanStop(Place.local(directory.resolve("target")), INTERRUPT, ".range1.part");
    }

    @Tag("long")
    @Test
    void terminatedCopyToHdfs_endsAsCleanly() throws IOException {
        requireCleanStop(cluster.place("terminated"), TERMINATE, "-r1.part");
    }

    @Test
    void terminatedCopyToDisk_endsAsCleanly() throws IOException {
        requireCleanStop(Place.local(directory.resolve("target")), TERMINATE, ".range1.part");
    }

    private void requireCleanStop(Place target, int signal, String finishedRange) throws IOException {
        Portage user = cluster.user(directory);
        Program.Running running = user.start("copy", "--bandwidth", "40MB/s", source.toString(), target.address());
        new KillPoint.AtRecord("range-done", SourceTree.LARGE).await(running, user, List.of());
        requireHearing(running, signal);
        send(signal, running.process());
        Program.Result stopped = running.await();

        assertThat(stopped.exitCode()).as(stopped.toString()).isEqualTo(128 + signal);
        Messages.requireNoTrace(stopped);
        assertThat(stopped.output()).contains("stopped after ");
        assertThat(stopped.errors())
                .contains("stopped; to go on, run the same command again:\n  portage copy --bandwidth 40MB/s '" + source
                        + "' " + target.address() + "\n");
        assertThat(contents).containsAllEntriesOf(target.contents());
        assertThat(target.temporaryFiles())
                .as("only what is of use for the next run")
                .allMatch(name -> name.endsWith(finishedRange) || name.endsWith(".ranges.part"))
                .anyMatch(name -> name.endsWith(finishedRange));
        assertThat(user.run("jobs").output()).contains("stopped");

        Program.Result again = user.run("copy", source.toString(), target.address());
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(target.contents()).isEqualTo(contents);
        assertThat(target.temporaryFiles()).isEmpty();
        long large = Files.size(source.resolve(SourceTree.LARGE));
        assertThat(user.onlyJob().report().path("counts").path("movedNow").asLong())
                .as("the finished range is not read again")
                .isLessThan(large)
                .isGreaterThanOrEqualTo(FIRST_RANGE);
    }

    private static void requireHearing(Program.Running running, int signal) throws IOException {
        boolean ignores = ignores(running.process(), signal);
        if (ignores) {
            running.process().destroyForcibly();
            running.await();
        }
        assumeThat(ignores)
                .as("whoever started this test has its children ignore the signal")
                .isFalse();
    }

    private static void send(int signal, Process process) {
        Program.Result sent = new Program(Path.of("/bin/kill"), Map.of()).run("-" + signal, "" + process.pid());
        assertThat(sent.exitCode()).as(sent.errors()).isZero();
    }

    /** A program that is started in the background by some shells never hears of Ctrl-C. */
    private static boolean ignores(Process process, int signal) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1L << (signal - 1)) != 0);
    }
}
