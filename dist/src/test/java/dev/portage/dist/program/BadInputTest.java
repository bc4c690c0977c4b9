package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.dist.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that cannot be meant: each is refused with one message, before anything is done. */
class BadInputTest {
    private static final int USAGE = 2;

    @TempDir
    private static Path directory;

    private final Portage portage = Portage.keepingStateIn(directory);

    /**
     * A command with blanks between its words, and the message.
     *
     * @param command in which {@code @} stands for the test's directory
     * @param message in which it does too
     */
    record Refusal(String command, String message) {
        @Override
        public String toString() {
            return command;
        }
    }

    @BeforeAll
    static void makeFiles() throws IOException {
        Files.createDirectories(directory.resolve("in/folder"));
        Files.writeString(directory.resolve("in/file"), "content");
        Files.createDirectories(directory.resolve("other/in"));
        Files.writeString(directory.resolve("file"), "content");
        Files.writeString(directory.resolve("filters"), "# comment\nexclude *.tmp\nincluude *.csv\n");
        Files.writeString(directory.resolve("broken-glob"), "exclude [a\n");
    }

    @BeforeEach
    void requireNoTarget() {
        assertThat(directory.resolve("out")).doesNotExist();
    }

    static Stream<Refusal> places() {
        return Stream.of(
                new Refusal("copy @/absent @/out", "the source @/absent does not exist"),
                new Refusal("check @/absent @/out", "the source @/absent does not exist"),
                new Refusal("check @/in @/out", "the target @/out does not exist"),
                new Refusal("copy @/absent* @/out", "nothing matches @/absent*"),
                new Refusal("copy @/in @/in/folder/out", "the target @/in/folder/out lies inside the source @/in"),
                new Refusal("copy @/in @/in", "source and target are the same: @/in"),
                new Refusal("copy @/in/./folder/.. @/in/", "source and target are the same: @/in"),
                new Refusal("copy @/file @/file", "source and target are the same: @/file"),
                new Refusal("copy @/file @", "source and target are the same: @/file"),
                new Refusal("copy @/in @/file", "the source @/in is a directory, but the target @/file is a file"),
                new Refusal(
                        "copy @/in @/file/out",
                        "the target @/file/out cannot be made, because @/file is not a directory"),
                new Refusal("copy @/file @/in/file/", "the target @/in/file/ is meant as a directory, but is a file"),
                new Refusal(
                        "copy @/in @/other @/file",
                        "several sources go into a directory, but the target @/file is a file"),
                new Refusal("copy @/in @/other/in @/out", "the sources @/in and @/other/in would both become @/out/in"),
                new Refusal(
                        "copy --delete @/in/folder @/in",
                        "the source @/in/folder lies inside the target @/in, and --delete would delete it"),
                new Refusal("copy /dev/null @/out", "the source /dev/null is neither a file nor a directory"));
    }

    static Stream<Refusal> addresses() {
        return Stream.of(
                new Refusal("copy hdfs://host:port/x @/out", "malformed address 'hdfs://host:port/x'"),
                new Refusal("copy @/in hdfs://[::1/out", "malformed address 'hdfs://[::1/out'"),
                new Refusal("copy hdfs://a^b/x @/out", "malformed address 'hdfs://a^b/x'"),
                new Refusal("copy @/in/../../../../../../../.. @/out", "it leads above the root"),
                new Refusal("copy file://host/x @/out", "a local address names no host; write file:///path"),
                new Refusal("copy @/in gopher://host/out", "no store is known for 'gopher://' of gopher://host/out"),
                new Refusal("copy hdfs:///x @/out", "'hdfs:///x' names no host, and fs.defaultFS does not either"),
                new Refusal("copy hdfs://a_b/x @/out", "'hdfs://a_b/x' names a host that can be none"));
    }

    static Stream<Refusal> expressions() {
        return Stream.of(
                new Refusal("copy --exclude [a @/in @/out", "'[a' is not a valid glob: a [ without its ]"),
                new Refusal("copy --include {a @/in @/out", "'{a' is not a valid glob: a { without its }"),
                new Refusal("copy @/in/[a @/out", "'[a' is not a valid glob"),
                new Refusal(
                        "copy --exclude-regex a( @/in @/out", "'a(' is not a valid regular expression: Unclosed group"),
                new Refusal("check --include-regex *a @/in @/other", "'*a' is not a valid regular expression"),
                new Refusal("copy --filter-file @/none @/in @/out", "cannot read the filter file @/none: no such file"),
                new Refusal("copy --filter-file @/in @/in @/out", "cannot read the filter file @/in"),
                new Refusal(
                        "copy --filter-file @/filters @/in @/out",
                        "@/filters line 3: 'incluude' is none of include, exclude, include-regex and exclude-regex"),
                new Refusal(
                        "copy --filter-file @/broken-glob @/in @/out",
                        "@/broken-glob line 1: '[a' is not a valid glob"));
    }

    static Stream<Refusal> options() {
        return Stream.of(
                new Refusal("copy --exlude x @/in @/out", "did you mean --exclude?"),
                new Refusal("copy @/in @/out --bandwith 1MB", "did you mean --bandwidth?"),
                new Refusal("check @/in @/other --delete", "unknown option: '--delete'"),
                new Refusal("copy --existing maybe @/in @/out", "'maybe' is none of update, skip, overwrite, fail"),
                new Refusal(
                        "copy --compare hash @/in @/out",
                        "'hash' is none of auto, name, size, mtime, mtime-and-checksum, stored-checksum,"
                                + " stored-checksum-or-size, checksum"),
                new Refusal("copy --verify sha @/in @/out", "'sha' is none of none, size, checksum, read-back"),
                new Refusal("copy --preserve times,colour @/in @/out", "--preserve does not know 'colour'"),
                new Refusal("copy --bandwidth fast @/in @/out", "'fast' is not a size"),
                new Refusal("copy --bandwidth 0 @/in @/out", "--bandwidth must be more than 0"),
                new Refusal("copy --parallel many @/in @/out", "--parallel takes a number or auto, not 'many'"),
                new Refusal("copy --parallel 0 @/in @/out", "--parallel must be at least 1, not 0"),
                new Refusal("copy --parallel 100000 @/in @/out", "--parallel must be at most 1024, not 100000"),
                new Refusal("copy --ops-per-second -1 @/in @/out", "--ops-per-second must be at least 1, not -1"),
                new Refusal(
                        "copy --min-size 1XB @/in @/out", "'1XB' is not a size; write it as 512, 64KB, 200MB or 1.5GB"),
                new Refusal(
                        "copy --newer-than yesterday @/in @/out", "'yesterday' is neither an age such as 7d or 12h"),
                new Refusal(
                        "copy --min-size 5MB --max-size 1MB @/in @/out",
                        "--min-size 5MB and --max-size 1MB leave nothing over"),
                new Refusal(
                        "copy --newer-than 1d --older-than 7d @/in @/out",
                        "--newer-than 1d and --older-than 7d leave nothing over"),
                new Refusal(
                        "copy --compare size --existing skip @/in @/out",
                        "--compare says nothing with --existing skip"),
                new Refusal("copy --max-delete -1 @/in @/out", "--max-delete must not be negative"),
                new Refusal("copy --max-delete 3 @/in @/out", "--max-delete says nothing without --delete"),
                new Refusal("copy --skip-trash @/in @/out", "--skip-trash says nothing without --delete"),
                new Refusal("copy --max-delete -1 --delete @/in @/out", "--max-delete must not be negative"),
                new Refusal("copy --max-delete x --delete @/in @/out", "'x' is not a whole number"),
                new Refusal(
                        "copy --append --existing skip @/in @/out", "--append goes with --existing update, not skip"),
                new Refusal(
                        "copy --require-proof --verify size @/in @/out",
                        "--require-proof goes with --verify checksum or read-back"),
                new Refusal("copy -D x @/in @/out", "KEY=VALUE"),
                new Refusal(
                        "copy --dry-run --report @/r @/in @/out",
                        "--dry-run writes no report; use --json for the plan"),
                new Refusal("copy --report @/in @/in @/out", "the report @/in is a directory"));
    }

    static Stream<Refusal> verbs() {
        return Stream.of(
                new Refusal("copy", "missing required parameter: 'SOURCE... TARGET'"),
                new Refusal("copy @/in", "a copy needs a source and a target; only @/in was given"),
                new Refusal("check @/in", "missing required parameter: 'TARGET'"),
                new Refusal("check @/in @/other @/file", "unexpected argument: '@/file'"),
                new Refusal("copi @/in @/out", "unknown command: 'copi'\n  did you mean copy?"),
                new Refusal("--nonsense", "unknown option: '--nonsense'"),
                new Refusal("", "which command?"),
                new Refusal("jobs show absent", "there is no job 'absent' in @/state/portage/jobs; see: portage jobs"),
                new Refusal("jobs show ..", "there is no job '..'"),
                new Refusal("jobs forget absent", "there is no job 'absent'"),
                new Refusal("jobs show", "missing required parameter: 'ID'"),
                new Refusal("jobs remove x", "unknown command: 'remove'"));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource({"places", "addresses", "expressions", "options", "verbs"})
    void refusal_isOneClearMessage(Refusal refusal) {
        Program.Result result = portage.run(words(refusal.command));
        assertThat(result.errors()).contains(inDirectory(refusal.message));
        Messages.requireOneClearMessage(result);
        assertThat(result.exitCode()).isEqualTo(USAGE);
        assertThat(directory.resolve("out")).doesNotExist();
        assertThat(directory.resolve("in/folder")).isEmptyDirectory();
        assertThat(portage.jobs()).doesNotExist();
    }

    @Test
    void jsonOutput_hasTheRefusalToo() {
        Program.Result result = portage.run(words("copy --json --quiet @/in @/out"));
        assertThat(result.errors()).contains("--json and --quiet contradict each other");
        Messages.requireNoTrace(result);
        assertThat(ReportJson.parse(result.output()).path("exitCode").asInt()).isEqualTo(USAGE);
        assertThat(result.exitCode()).isEqualTo(USAGE);
    }

    @Test
    void addressThatIsEmpty_isRefused() {
        Program.Result result = portage.run("copy", "", directory.resolve("out").toString());
        assertThat(result.errors()).contains("an empty text is not an address");
        Messages.requireOneClearMessage(result);
        assertThat(result.exitCode()).isEqualTo(USAGE);
    }

    @Test
    void optionsAfterThePaths_areAccepted() throws IOException {
        Path target = directory.resolve("accepted");
        Portage other = Portage.keepingStateIn(directory.resolve("other"));
        Program.Result result = other.run(
                "copy", directory + "/in", target.toString(), "--exclude", "folder", "-q", "--verify", "size");
        assertThat(result).isEqualTo(new Program.Result(0, "", ""));
        try (Stream<Path> files = Files.list(target)) {
            assertThat(files).containsExactly(target.resolve("file"));
        }
    }

    @Test
    void debug_showsWhereAnErrorCameFrom() {
        Program.Result result = portage.run("--debug", "copy", directory + "/absent", directory + "/out");
        assertThat(result.exitCode()).isEqualTo(USAGE);
        assertThat(result.errors())
                .startsWith("portage: the source " + directory + "/absent does not exist\n")
                .contains("PortageException", "\tat dev.portage.core");
    }

    private static String[] words(String command) {
        return Arrays.stream(command.split(" "))
                .filter(word -> !word.isEmpty())
                .map(BadInputTest::inDirectory)
                .toArray(String[]::new);
    }

    private static String inDirectory(String text) {
        return text.replace("@", directory.toString());
    }
}
