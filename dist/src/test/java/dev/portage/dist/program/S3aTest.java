package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portage.dist.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Carries a tree from HDFS to {@code s3a://} and back, by whichever connector serves that. */
@ExtendWith(SharedCluster.class)
class S3aTest {
    private static final int PRINTED_LINES = 6;

    @TempDir
    private static Path shared;

    private static Program.Running sandbox;
    private static List<String> settings = List.of();

    @TempDir
    private Path directory;

    @BeforeAll
    static void startSandbox() {
        sandbox = Portage.keepingStateIn(shared)
                .start("sandbox", "s3", "--dir", shared.resolve("store").toString());
        await().atMost(Duration.ofSeconds(60)).until(() -> printed().size() == PRINTED_LINES);
        settings = printed().stream().skip(1).map(line -> "-D" + line).toList();
    }

    private static List<String> printed() {
        try {
            return Files.readAllLines(sandbox.output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.process().destroy();
        sandbox.await();
    }

    private static String[] command(String connector, String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(1, settings);
        command.add(1, "-Dportage.s3a.connector=" + connector);
        return command.toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"portage", "hadoop"})
    void tree_fromHdfsToABucketAndBack_isTheSame(String connector, Cluster cluster) {
        Place source = plant(cluster, connector);
        Place back = cluster.place("back-" + connector);
        String bucket = "s3a://sandbox/copied by " + connector;
        Portage user = cluster.user(directory);

        Program.Result there = user.run(command(connector, "copy", source.address(), bucket));
        assertThat(there.exitCode()).as(there.toString()).isZero();
        Program.Result again = user.run(command(connector, "copy", bucket, back.address()));
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(back.contents()).isNotEmpty().isEqualTo(source.contents());

        Program.Result check = user.run(command(connector, "check", source.address(), bucket));
        assertThat(check.exitCode()).as(check.toString()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"portage", "hadoop"})
    void distcp_fromHdfsToABucketAndBack_isTheSame(String connector, Cluster cluster) {
        Place source = plant(cluster, "distcp-" + connector);
        Place back = cluster.place("distcp-back-" + connector);
        String bucket = "s3a://sandbox/distcp by " + connector;
        Portage user = cluster.user(directory);

        Program.Result there = user.run(command(connector, "distcp", source.address(), bucket));
        assertThat(there.exitCode()).as(there.toString()).isZero();
        Program.Result again = user.run(command(connector, "distcp", "-update", bucket, back.address()));
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(back.contents()).isNotEmpty().isEqualTo(source.contents());
    }

    private static Place plant(Cluster cluster, String name) {
        Place source = cluster.place("s3a-source-" + name);
        source.resolve("empty/folder").createDirectory();
        source.resolve("empty/_SUCCESS").write("");
        source.resolve("with spaces, 数据 & 100%.txt").write("content");
        source.resolve("part=1/deep/large").write(new byte[9_000_000]);
        for (int i = 0; i < 20; i++) {
            source.resolve("part=1/file-" + i).write("file " + i);
        }
        return source;
    }

    @Test
    void hadoopsConnector_readingBack_provesWhatItWrote() throws IOException {
        Path source = SourceTree.makeSmall(directory.resolve("source"), 1, 10);
        Program.Result result = Portage.keepingStateIn(directory)
                .run(command("hadoop", "copy", "--verify", "read-back", source.toString(), "s3a://sandbox/read back"));
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.output()).contains("12 verified by reading back");
    }

    @Test
    void connector_thatNobodyKnows_isRefused() {
        Program.Result result = Portage.keepingStateIn(directory)
                .run(command(
                        "cloud",
                        "copy",
                        "s3a://sandbox/x",
                        directory.resolve("out").toString()));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errors()).contains("the setting portage.s3a.connector must be portage or hadoop");
    }
}
