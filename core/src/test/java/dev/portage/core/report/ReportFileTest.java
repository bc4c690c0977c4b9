package dev.portage.core.report;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportFileTest {
    @TempDir
    private Path directory;

    private void write(Path file) {
        ReportFile.requireWritable(file);
        try (OutcomeLog outcomes = OutcomeLog.in(directory.resolve("outcomes"))) {
            ReportFile.write(file, report(), outcomes);
            outcomes.delete();
        }
    }

    private static Report report() {
        return new Report(
                Report.VERSION,
                "ab12cd34ef",
                "copy",
                List.of(Location.parse("/data/source")),
                Location.parse("/data/target"),
                JobState.DONE,
                0,
                Instant.EPOCH,
                Duration.ofSeconds(1),
                new Tally().counts(),
                Map.of("put", 7L, "list", 2L),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void olderReport_isReplacedAndNothingElseIsTouched() throws IOException {
        Path file = Files.writeString(directory.resolve("report"), "older");
        Path neighbour = Files.writeString(directory.resolve("report.new"), "precious");
        write(file);
        assertThat(file).content().contains("\"job\" : \"ab12cd34ef\"");
        assertThat(neighbour).hasContent("precious");
        assertThat(names()).containsExactly("report", "report.new");
    }

    @Test
    void link_isFollowed() throws IOException {
        Path file = Files.writeString(directory.resolve("report"), "older");
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("report"));
        write(link);
        assertThat(link).isSymbolicLink();
        assertThat(file).content().contains("ab12cd34ef");
    }

    @Test
    void linkToNothingYet_isFollowed() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("later/report"));
        write(link);
        assertThat(link).isSymbolicLink();
        assertThat(directory.resolve("later/report")).content().contains("ab12cd34ef");
    }

    @Test
    void linkInACircle_isRefused() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("link"));
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, () -> ReportFile.requireWritable(link)))
                .hasMessage("cannot write the report " + link + ": its links lead in a circle");
    }

    @Test
    void pipe_isWrittenToAndStays() throws Exception {
        Path pipe = directory.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "this machine has no pipes");
        CompletableFuture<String> reader = CompletableFuture.supplyAsync(() -> read(pipe));
        write(pipe);
        assertThat(Files.isRegularFile(pipe, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(reader.get(30, TimeUnit.SECONDS)).contains("ab12cd34ef");
        assertThat(names()).containsExactly("pipe");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void directory_isRefused() {
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, () -> ReportFile.requireWritable(directory)))
                .hasMessage("the report " + directory + " is a directory");
    }
}
