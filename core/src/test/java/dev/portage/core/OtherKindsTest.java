package dev.portage.core;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.Comparison;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Filters;
import dev.portage.api.config.Limits;
import dev.portage.api.storage.StorageOptions;
import dev.portage.core.journal.Jobs;
import dev.portage.core.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is neither file nor directory, on a real disk. */
final class OtherKindsTest {
    private static final String OTHER =
            "neither a file nor a directory, but a device, a pipe, a socket, a link that leads nowhere, a name that is no"
                    + " text, or an object that is a directory, too";

    @TempDir
    private Path directory;

    private Report check(Path source, Path target) {
        CheckRequest request =
                new CheckRequest(source.toString(), target.toString(), Comparison.CHECKSUM, Filters.NONE, Limits.NONE);
        try (Stores stores = stores()) {
            return new Check(request, stores, CopyTrial.newStop(), Clock.systemUTC(), JobListener.NONE)
                    .run(Optional.empty());
        }
    }

    private Report copy(String target, String... sources) {
        CopyRequest request =
                new CopyRequest(List.of(sources), target, CopyOptions.defaults(), Limits.NONE, Duration.ofSeconds(2));
        try (Stores stores = stores()) {
            Jobs jobs = new Jobs(directory.resolve("jobs"));
            return new Copy(request, stores, jobs, CopyTrial.newStop(), Clock.systemUTC(), JobListener.NONE)
                    .run(Optional.empty());
        }
    }

    private static Stores stores() {
        return Stores.onClassPath(new StorageOptions(Map.of()), storage -> storage);
    }

    private Path link(String name) throws IOException {
        Path link = directory.resolve(name);
        Files.createDirectories(link.resolveSibling("."));
        return Files.createSymbolicLink(link, Path.of("nowhere"));
    }

    @Test
    void check_doesNotCallSameWhatItCannotCompare() throws IOException {
        Path left = link("left/entry");
        Path right = link("right/entry");
        Report report = check(directory.resolve("left"), directory.resolve("right"));
        assertThat(report.exitCode()).isEqualTo(4);
        assertThat(report.counts().failed()).containsExactly(Map.entry(ErrorCode.UNSUPPORTED, 1L));
        assertThat(report.failures())
                .extracting(Report.FailedEntry::message)
                .containsExactly(left + " and " + right + " cannot be compared: each is " + OTHER);
    }

    @Test
    void linkThatLeadsNowhere_isNoTarget() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "content");
        Files.createDirectories(directory.resolve("tree"));
        Path link = link("link");
        for (String source : List.of(file.toString(), directory.resolve("tree").toString())) {
            assertThat(assertFails(ErrorCode.WRONG_KIND, () -> copy(link.toString(), source)))
                    .hasMessage("the target " + link + " is " + OTHER);
        }
        assertThat(assertFails(ErrorCode.WRONG_KIND, () -> copy(link.toString(), file.toString(), directory + "/tree")))
                .hasMessage("the target " + link + " is " + OTHER);
        assertThat(link).isSymbolicLink();
        assertThat(directory.resolve("jobs")).doesNotExist();
    }
}
