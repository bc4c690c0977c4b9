package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portage.dist.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies into and out of a bucket of {@code portage sandbox s3}. */
class S3Test {
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
        assertThat(printed()).first().isEqualTo("address=s3://sandbox/");
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
        Program.Result result = sandbox.await();
        assertThat(result.errors()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(143);
    }

    private static String[] command(String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(1, settings);
        return command.toArray(String[]::new);
    }

    @Test
    void tree_intoABucketAndBack_isTheSameAndProven() throws IOException {
        Path source = SourceTree.makeSmall(directory.resolve("source"), 1, 60);
        Path file = source.resolve("empty/_SUCCESS");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-02-03T04:05:06.789Z")));
        Portage user = Portage.keepingStateIn(directory);

        Program.Result there = user.run(
                command("copy", "--preserve", "times,permissions", source.toString(), "s3://sandbox/round trip"));
        assertThat(there.exitCode()).as(there.toString()).isZero();
        assertThat(there.output()).contains("62 verified by the store's checksum");

        Path back = directory.resolve("back");
        Program.Result again = user.run(
                command("copy", "--preserve", "times,permissions", "s3://sandbox/round trip", back.toString()));
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(Place.local(back).contents()).isEqualTo(Place.local(source).contents());
        assertThat(Files.getLastModifiedTime(back.resolve("empty/_SUCCESS")))
                .isEqualTo(Files.getLastModifiedTime(file));

        Program.Result check = user.run(command("check", source.toString(), "s3://sandbox/round trip"));
        assertThat(check.exitCode()).as(check.toString()).isZero();
    }

    @Test
    void killedCopy_runAgain_leavesNoPartsBehind() throws IOException {
        Path source = SourceTree.make(directory.resolve("source"), 2, 20);
        Portage user = Portage.keepingStateIn(directory);
        String[] command = command("copy", source.toString(), "s3://sandbox/killed");
        Program.Running running =
                user.start(command("copy", "--bandwidth", "60MB/s", source.toString(), "s3://sandbox/killed"));
        new KillPoint.AtRecord("range-done", SourceTree.LARGE).await(running, user, List.of());
        running.process().destroyForcibly();
        running.await();

        Program.Result again = user.run(command);
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(again.output()).contains("verified by the store's checksum").doesNotContain("unverified");
        assertThat(files(shared.resolve("store/sandbox/killed"))).isEqualTo(files(source));
        assertThat(files(shared.resolve("store")))
                .as("parts of uploads, wherever the store keeps them")
                .allMatch(path -> path.matches("sandbox/(killed|round trip|within)/.*"));
        Path back = directory.resolve("back");
        assertThat(user.run(command("copy", "s3://sandbox/killed", back.toString()))
                        .exitCode())
                .isZero();
        assertThat(Place.local(back).contents()).isEqualTo(Place.local(source).contents());
    }

    /** Before the commit nothing is seen but what is hidden; within it the same command completes it, and needs no source. */
    @Test
    void atomicCopy_killedBeforeAndWithinItsCommit_isAllThereInTheEnd() throws IOException {
        Path source = SourceTree.make(directory.resolve("source"), 3, 200);
        SortedSet<String> expected = files(source);
        Path target = shared.resolve("store/sandbox/atomic");
        Portage user = Portage.keepingStateIn(directory);
        String[] command = command("copy", "--atomic", "--quiet", source.toString(), "s3://sandbox/atomic");

        killAt(new KillPoint.AtRecord("staged", SourceTree.LARGE), user, command);
        assertThat(user.onlyJob().hasBegunCommit()).isFalse();
        assertThat(files(target)).allMatch(path -> path.contains(".portage-"));

        killAt(new KillPoint.AtRecord("done", SourceTree.LARGE), user, command);
        assertThat(user.onlyJob().hasBegunCommit()).isTrue();
        assertThat(files(target)).contains(SourceTree.LARGE);
        Files.move(source, directory.resolve("elsewhere"));
        Program.Result again = user.run(command);
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(files(target)).isEqualTo(expected);
        assertThat(files(shared.resolve("store")))
                .as("parts of uploads, wherever the store keeps them")
                .noneMatch(path -> path.contains(".portage-") || path.contains("mpus"));
        Program.Result check =
                user.run(command("check", directory.resolve("elsewhere").toString(), "s3://sandbox/atomic"));
        assertThat(check.exitCode()).as(check.toString()).isZero();
    }

    private static void killAt(KillPoint point, Portage user, String[] command) {
        List<Path> journals = user.onlyJobOrNone().map(JobFiles::journals).orElse(List.of());
        Program.Running running = user.start(command);
        point.await(running, user, journals);
        running.process().destroyForcibly();
        assertThat(running.await().exitCode()).as(point.toString()).isEqualTo(128 + 9);
    }

    private static SortedSet<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return new TreeSet<>(files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList());
        }
    }

    @Test
    void tree_withinTheStore_isCopiedByIt_asTheDryRunSaid() throws IOException {
        Path source = SourceTree.makeSmall(directory.resolve("source"), 3, 60);
        Portage user = Portage.keepingStateIn(directory);
        String[] there = command("copy", source.toString(), "s3://sandbox/within/from");
        assertThat(user.run(there).exitCode()).isZero();

        Program.Result plan =
                user.run(command("copy", "--dry-run", "s3://sandbox/within/from", "s3://sandbox/within/to"));
        assertThat(plan.exitCode()).as(plan.toString()).isZero();
        assertThat(plan.output())
                .containsPattern("requests   about copy 62, .*list [0-9]")
                .doesNotContain("get ");

        Program.Result copy = user.run(command("copy", "s3://sandbox/within/from", "s3://sandbox/within/to"));
        assertThat(copy.exitCode()).as(copy.toString()).isZero();
        assertThat(copy.output())
                .contains("62 by the store itself, within it", "62 compared by the store that copied it")
                .containsPattern("requests   copy 62, ")
                .doesNotContain("get ");
        Path store = shared.resolve("store/sandbox/within");
        assertThat(Place.local(store.resolve("to")).contents())
                .isEqualTo(Place.local(store.resolve("from")).contents());
    }

    @Test
    void wrongSecret_isRefusedWithoutShowingIt() {
        Program.Result result = Portage.keepingStateIn(directory)
                .run(command("copy", "-Dfs.s3a.secret.key=hush-hush", "s3://sandbox/x", directory.toString()));
        assertThat(result.exitCode()).isEqualTo(6);
        assertThat(result.errors())
                .contains("the secret key is not the access key's")
                .doesNotContain("hush-hush");
    }
}
