package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.dist.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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
                .contains("SKIP: " + directory + "/in/a\n")
                .contains("FILE_SKIPPED: source=" + directory + "/in/sub/b, size=4 --> target=" + directory
                        + "/out/sub/b, size=4\n");
    }
}
