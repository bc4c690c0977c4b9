package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.dist.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the program says of itself. */
class HelpTest {
    private static final int COLUMNS = 100;
    private static final List<String> FILTERS =
            words("--include --exclude --include-regex --exclude-regex --filter-file"
                    + " --min-size --max-size --newer-than --older-than");
    private static final List<String> COMMON =
            words("--parallel --bandwidth --ops-per-second --quiet --json --report --journal -D");
    private static final List<String> COPYING =
            words("--existing --compare --append --delete --max-delete --skip-trash --atomic"
                    + " --dry-run --since --preserve --verify --require-proof");
    private static final List<String> CHOICES = words("times permissions owner group acl xattr replication block-size"
            + " checksum-type erasure-coding none|size|checksum|read-back update|skip|overwrite|fail"
            + " auto|name|size|mtime|stored-checksum|checksum");

    @TempDir
    private Path directory;

    static Stream<Arguments> verbs() {
        return Stream.of(
                Arguments.of("", words("copy check jobs sandbox demo distcp --version --debug Exit")),
                Arguments.of("copy", FILTERS),
                Arguments.of("copy", COMMON),
                Arguments.of("copy", COPYING),
                Arguments.of("copy", CHOICES),
                Arguments.of("check", FILTERS),
                Arguments.of("check", words("--compare --report --json --quiet -D --parallel")),
                Arguments.of("jobs", words("show forget --journal")),
                Arguments.of("jobs show", words("ID --json")),
                Arguments.of("jobs forget", words("ID")),
                Arguments.of("sandbox", words("NAME --port --dir hdfs s3")),
                Arguments.of("demo", words("--keep")),
                Arguments.of("distcp", words("-update -delete -filters -blocksperchunk --report --journal")));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split(" +"));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("verbs")
    void help_namesEverythingWithinTheScreen(String verb, List<String> names) {
        String[] command = words(verb + " --help").toArray(String[]::new);
        Program.Result result = Portage.keepingStateIn(directory).run(command);
        assertThat(result.exitCode()).isZero();
        assertThat(result.errors()).isEmpty();
        assertThat(result.output()).contains(names);
        assertThat(result.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
    }

    @Test
    void version_isOneLine() {
        Program.Result result = Portage.keepingStateIn(directory).run("--version");
        assertThat(result.lines()).hasSize(1);
        assertThat(result.output()).startsWith("portage " + System.getProperty("project.version") + " (Java ");
    }
}
