package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.dist.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that go away in the middle of the work, and servers that are not there. */
@ExtendWith(SharedCluster.class)
class OutageTest {
    private static final int SOME_FAILED = 3;
    private static final int ENVIRONMENT = 6;

    /** The NameNode went while it was publishing: an honest end, and the next run looks. */
    private static final int SHORT_OUTAGE = 2;

    private static final int LONG_OUTAGE = 20;
    private static final Duration SECONDS = Duration.ofSeconds(40);
    private static final Duration MINUTES = Duration.ofMinutes(4);

    @TempDir
    private static Path shared;

    private static Path source;
    private static SortedMap<String, String> contents = new TreeMap<>();

    private final Cluster cluster;

    @TempDir
    private Path directory;

    OutageTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    static void makeSource() {
        source = SourceTree.make(shared.resolve("source"), 1, 50);
        contents = Place.local(source).contents();
    }

    /** The others want it, too. */
    @AfterEach
    void restart() {
        cluster.hdfs().startNameNode();
    }

    @Test
    void onlyDataNodeRestarted_theSameCommandCompletesTheTarget() {
        Place target = cluster.place("restarted");
        Program.Running running = startSlowCopyTo(target);
        cluster.hdfs().restartDataNode(0);
        Program.Result result = running.await();
        assertThat(result.exitCode()).as(result.toString()).isIn(0, SOME_FAILED);
        Messages.requireNoTrace(result);
        assertThat(contents).containsAllEntriesOf(target.contents());
        requireComplete(cluster.user(directory).run("copy", source.toString(), target.address()), target);
    }

    @Test
    void nameNodeAwayForSeconds_isWaitedFor() throws InterruptedException {
        requirePatience(SHORT_OUTAGE);
    }

    @Tag("long")
    @Test
    void nameNodeAwayForLong_isWaitedFor() throws InterruptedException {
        requirePatience(LONG_OUTAGE);
    }

    private void requirePatience(int seconds) throws InterruptedException {
        Place target = cluster.place("away-" + seconds);
        Program.Running running = startSlowCopyTo(target);
        cluster.hdfs().stopNameNode();
        boolean gaveUp = running.process().waitFor(seconds, TimeUnit.SECONDS);
        cluster.hdfs().startNameNode();
        Program.Result result = running.await();
        assertThat(gaveUp).as(result.toString()).isFalse();
        requireComplete(result, target);
        requireComplete(cluster.user(directory).run("copy", source.toString(), target.address()), target);
    }

    private static void requireComplete(Program.Result result, Place target) {
        assertThat(result.exitCode()).as(result.toString()).isZero();
        Messages.requireNoTrace(result);
        assertThat(target.contents()).isEqualTo(contents);
        assertThat(target.temporaryFiles()).isEmpty();
    }

    /** Starts a copy that lasts some seconds, and waits until it is in the middle of the large file. */
    private Program.Running startSlowCopyTo(Place target) {
        Portage user = cluster.user(directory);
        Program.Running running = user.start(
                "copy", "--bandwidth", "100MB/s", "--ops-per-second", "400", source.toString(), target.address());
        new KillPoint.AtRecord("ranges-begun", SourceTree.LARGE).await(running, user, List.of());
        assertThat(running.process().isAlive()).isTrue();
        return running;
    }

    @ParameterizedTest
    @ValueSource(strings = {"hdfs", "webhdfs"})
    void nameNodeThatIsNotThere_isSaidWithinSeconds(String scheme) throws IOException {
        int port = freePort();
        requireRefusal(
                scheme + "://127.0.0.1:" + port + "/x", ":" + port + " does not answer (connection refused)", SECONDS);
    }

    @Test
    void hostThatDoesNotExist_isSaidWithinSeconds() {
        requireRefusal(
                "hdfs://no-such-host.invalid:8020/x",
                "no-such-host.invalid:8020 does not answer (the host is unknown)",
                SECONDS);
    }

    @Tag("long")
    @Test
    void serverThatNeverAnswers_isSaidWithinMinutes() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            int port = silent.getLocalPort();
            requireRefusal("hdfs://127.0.0.1:" + port + "/x", ":" + port + " does not answer (timed out)", MINUTES);
        }
    }

    private void requireRefusal(String address, String message, Duration patience) {
        Portage user = Portage.keepingStateIn(directory);
        long begin = System.nanoTime();
        Program.Result result = user.run("copy", source.toString(), address);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(patience);
        assertThat(result.errors()).contains(address, message);
        Messages.requireOneClearMessage(result);
        assertThat(result.exitCode()).isEqualTo(ENVIRONMENT);
        assertThat(user.jobs()).doesNotExist();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
