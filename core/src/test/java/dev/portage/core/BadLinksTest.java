package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.Comparison;
import dev.portage.api.config.Filters;
import dev.portage.api.config.Limits;
import dev.portage.api.storage.Location;
import dev.portage.core.report.Report;
import dev.portage.core.storage.local.LocalStorage;
import dev.portage.core.task.Outcome;
import dev.portage.testkit.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link that cannot be followed is a failure of its own, and does not keep what lies beside it. */
final class BadLinksTest {
    private static final String TOO_LONG = "x".repeat(300);

    private final LocalStorage storage = new LocalStorage();
    private Path root;
    private CopyTrial trial;

    @BeforeEach
    void fill(@TempDir Path directory) throws IOException {
        root = directory.toRealPath();
        trial = new CopyTrial(root.resolve("jobs"), workspace("source"), workspace("target"));
        trial.source().write("d/f1", new byte[1]);
        trial.source().write("d/f2", new byte[2]);
        trial.source().write("d/f3", new byte[3]);
    }

    private Workspace workspace(String name) {
        return new Workspace(storage, Location.ofLocal(root.resolve(name)));
    }

    private void link(String path) throws IOException {
        Path link = root.resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(TOO_LONG));
    }

    @Test
    void linkInTheSource_fails_andTheRestIsCopied() throws IOException {
        link("source/d/bad");
        Report report = trial.run();
        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.counts().copied()).isEqualTo(3);
        assertThat(report.failures()).extracting(Report.FailedEntry::path).containsExactly("d/bad");
        assertThat(report.failures().get(0).message())
                .startsWith(root + "/source/d/bad is neither a file nor a directory");
    }

    @Test
    void linkInTheTarget_isInTheWayOfItsNameOnly() throws IOException {
        link("target/d/f2");
        Report report = trial.run();
        assertThat(report.counts().copied()).isEqualTo(2);
        assertThat(report.counts().failed()).containsExactly(Map.entry(ErrorCode.WRONG_KIND, 1L));
        assertThat(trial.target().read("d/f3")).hasSize(3);
    }

    @Test
    void linkInATreeThatIsChecked_isADifferenceOfItsOwn() throws IOException {
        trial.run();
        link("source/d/bad");
        CheckRequest request =
                new CheckRequest(root + "/source", root + "/target", Comparison.CHECKSUM, Filters.NONE, Limits.NONE);
        Report report = new Check(
                        request,
                        NamedStores.of(Map.of("file", storage)),
                        CopyTrial.newStop(),
                        Clock.systemUTC(),
                        JobListener.NONE)
                .run(Optional.empty());
        assertThat(report.counts().identical()).isEqualTo(3);
        assertThat(report.exitCode()).isEqualTo(4);
        assertThat(report.differences()).extracting(Outcome.Differs::path).containsExactly("d/bad");
    }

    @Test
    void linkThatAPatternPasses_isNoDirectoryToLookInto() throws IOException {
        link("source/bad");
        Report report = trial.run(List.of(root + "/source/*/f*"), root + "/target");
        assertThat(report.exitCode()).isZero();
        assertThat(report.counts().copied()).isEqualTo(3);
        assertThat(trial.target().names("")).containsExactlyInAnyOrder("f1", "f2", "f3");
    }
}
