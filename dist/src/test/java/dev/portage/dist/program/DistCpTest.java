package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.dist.Program;
import dev.portage.testkit.CompiledJar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code portage distcp} as a shell sees it. */
class DistCpTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void plant() throws IOException {
        Files.createDirectories(directory.resolve("in/sub"));
        Files.writeString(directory.resolve("in/a"), "alpha");
        Files.writeString(directory.resolve("in/sub/b"), "beta");
    }

    private Program.Result run(String... arguments) {
        String[] words = Stream.concat(Stream.of("distcp"), Stream.of(arguments))
                .map(word -> word.replace("@", directory.toString()))
                .toArray(String[]::new);
        return Portage.keepingStateIn(directory).run(words);
    }

    @Test
    void copy_countsOnStandardErrorAndReportsOnStandardOutput() {
        Program.Result result = run("@/in", "@/out");
        assertThat(result.exitCode()).as(result.errors()).isZero();
        assertThat(directory.resolve("out/sub/b")).hasContent("beta");
        assertThat(result.errors())
                .contains("\tDistCp Counters\n", "\t\tBytes Copied=9\n", "\t\tFiles Copied=2\n", "\t\tDIR_COPY=2\n");
        assertThat(result.output()).startsWith("distcp " + directory + "/in -> " + directory + "/out\n");
    }

    @Test
    void copy_again_goesIntoTheTarget() {
        run("@/in", "@/out");
        Program.Result result = run("@/in", "@/out");
        assertThat(result.exitCode()).isZero();
        assertThat(directory.resolve("out/in/sub/b")).hasContent("beta");
    }

    @Test
    void exitCode_isTheLastByteOfDistCps() {
        assertThat(run("@/missing", "@/out").exitCode()).isEqualTo(255);
        assertThat(run("-bogus", "@/in", "@/out").exitCode()).isEqualTo(255);
        assertThat(run("-update", "@/in", "@/in/sub", "@/in", "@/out").exitCode())
                .isZero();
        assertThat(run("@/in/sub", "@/in", "@/in/sub/../sub", "@/elsewhere").exitCode())
                .isZero();
    }

    @Test
    void atomic_leavesAllOrNothing() throws IOException {
        assertThat(run("-atomic", "@/in", "@/out").exitCode()).isZero();
        assertThat(directory.resolve("out/sub/b")).hasContent("beta");
        Program.Result again = run("-atomic", "@/in", "@/out");
        assertThat(again.exitCode()).isEqualTo(255);
        assertThat(again.errors())
                .isEqualTo("Invalid input: Target path for atomic-commit already exists: " + directory
                        + "/out. Cannot atomic-commit to pre-existing target-path.\n");
        Files.createSymbolicLink(directory.resolve("in/broken"), Path.of("nowhere"));
        assertThat(run("-atomic", "@/in", "@/out2").exitCode()).isEqualTo(25);
        assertThat(directory.resolve("out2")).doesNotExist();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("in", "out", "state");
        }
    }

    @Test
    void log_namesWhatWasSkippedAndWhatWasCopied() {
        run("-update", "@/in", "@/out");
        run("-update", "-log", "@/log", "-v", "@/in", "@/out");
        assertThat(directory.resolve("log/part-m-00000"))
                .content()
                .contains("SKIP: file:" + directory + "/in/a\n")
                .contains("FILE_SKIPPED: source=file:" + directory + "/in/sub/b, size=4 --> target=file:" + directory
                        + "/out/sub/b, size=4\n");
    }

    @Test
    void async_printsTheIdOfAJobThatEndsByItself() {
        Program.Result begun = run("-async", "@/in", "@/out");
        assertThat(begun.exitCode()).as(begun.errors()).isZero();
        Matcher id = Pattern.compile("^DistCp job-id: ([a-z0-9]{10})$", Pattern.MULTILINE)
                .matcher(begun.errors());
        assertThat(id.find()).as(begun.errors()).isTrue();
        Portage user = Portage.keepingStateIn(directory);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> user.run("jobs", "show", id.group(1)).output().contains("  state      done\n"));
        assertThat(directory.resolve("out/sub/b")).hasContent("beta");
    }

    @Test
    void direct_thatIsKilled_leavesNothingThatTheNextRunTakesForComplete() throws IOException {
        byte[] content = new byte[8 << 20];
        new Random(1).nextBytes(content);
        Files.write(directory.resolve("in/large"), content);
        Path target = Files.createDirectory(directory.resolve("out"));
        Portage user = Portage.keepingStateIn(directory);
        Program.Running slow = user.start(
                "distcp", "-direct", "-m", "1", "-bandwidth", "1", directory + "/in/large", target.toString());
        Place place = Place.local(target);
        KillPoint.awaitUnlessEnded(slow.process(), () -> !place.temporaryFiles().isEmpty());
        slow.process().destroyForcibly();
        assertThat(slow.await().exitCode()).isEqualTo(128 + 9);
        assertThat(place.contents()).isEmpty();
        Program.Result again = user.run("distcp", "-direct", "-m", "1", directory + "/in/large", target.toString());
        assertThat(again.exitCode()).as(again.errors()).isZero();
        assertThat(target.resolve("large")).hasBinaryContent(content);
        assertThat(place.temporaryFiles()).isEmpty();
    }

    private static String classPath() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target/portage/lib/hadoop"))) {
            return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    @Test
    void environment_bringsConfigurationAndClasses() throws IOException {
        Path jar = CompiledJar.of(directory, "NoBackups", """
                public final class NoBackups extends org.apache.hadoop.tools.CopyFilter {
                    public NoBackups(org.apache.hadoop.conf.Configuration configuration) {}

                    @Override
                    public boolean shouldCopy(org.apache.hadoop.fs.Path path) {
                        return !path.getName().endsWith(".bak");
                    }
                }
                """, classPath());
        Path site = Files.createDirectory(directory.resolve("conf")).resolve("core-site.xml");
        Files.writeString(
                site,
                "<configuration><property><name>distcp.filters.class</name><value>NoBackups</value></property>"
                        + "</configuration>");
        Files.writeString(directory.resolve("in/a.bak"), "old");
        Program.Result result = Portage.keepingStateIn(directory)
                .with("HADOOP_CONF_DIR", String.valueOf(site.getParent()))
                .with("HADOOP_CLASSPATH", jar.toString())
                .run("distcp", directory + "/in", directory + "/out");
        assertThat(result.exitCode()).as(result.errors()).isZero();
        assertThat(directory.resolve("out/a")).exists();
        assertThat(directory.resolve("out/a.bak")).doesNotExist();
    }
}
