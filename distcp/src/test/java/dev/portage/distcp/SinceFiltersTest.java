package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.DataSize;
import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Filters;
import dev.portage.api.config.TimeBound;
import dev.portage.core.SincePlan;
import dev.portage.core.report.Report;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code portage copy --since} with filters, and with {@code --dry-run}. */
final class SinceFiltersTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private SinceTrial trial;

    @BeforeEach
    void plant() {
        trial = new SinceTrial(folder);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void run_withFilters_carriesOverWhatTheyLeave() {
        CopyOptions options = SinceTrial.excluding("tmp*");
        trial.home().tree("s").plant("tmp/x=1", "d/tmp2/y=2");
        assertThat(trial.run(options).exitCode()).isZero();
        trial.home()
                .tree("s")
                .rename("tmp", "shown")
                .rename("e", "tmp")
                .rename("d", "D")
                .plant("D/x=changed", "D/tmp2/y=changed", "shown/tmp3=3", "new/file=text", "new/tmp=4");
        Report report = trial.run(options);
        assertThat(report.exitCode()).as(report.failures().toString()).isZero();
        assertThat(trial.target().keySet())
                .containsExactlyInAnyOrder(
                        "/", "/a", "/D/", "/D/x", "/D/y", "/new/", "/new/file", "/shown/", "/shown/x");
        assertThat(trial.target()).containsEntry("/D/x", "changed");
        assertThat(report.counts().copied()).isEqualTo(3);
    }

    @Test
    void run_withALimitOfSize_deletesWhatHasGrownBeyondIt() {
        CopyOptions options = CopyOptions.builder()
                .filters(SinceTrial.filters(List.of(), Optional.of(DataSize.ofBytes(8))))
                .build();
        trial.run(options);
        trial.home()
                .tree("s")
                .append("a", " and more")
                .rename("d/x", "d/z")
                .append("d/z", " and much more")
                .plant("e/f=33");
        assertThat(trial.run(options).exitCode()).isZero();
        assertThat(trial.target().keySet()).containsExactlyInAnyOrder("/", "/d/", "/d/y", "/e/", "/e/f");
        trial.home().tree("s").plant("a=small");
        assertThat(trial.run(options).exitCode()).isZero();
        assertThat(trial.target()).containsEntry("/a", "small").containsEntry("/e/f", "33");
    }

    @Test
    void run_withOtherFilters_isRefused() {
        trial.run(SinceTrial.excluding("tmp"));
        Map<String, String> before = trial.target();
        trial.home().tree("s").plant("new=text");
        assertThatThrownBy(trial::run)
                .isInstanceOfSatisfying(PortageException.class, error -> assertThat(error.code())
                        .isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessage("what was copied under the label 'nightly' was copied with other filters, or with another"
                        + " --preserve; give the same again, or choose another label");
        assertThat(trial.target()).isEqualTo(before);
        assertThat(trial.snapshots("s")).hasSize(1);
    }

    @Test
    void request_withAnAge_isRefused() {
        Filters filters = new Filters(
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(TimeBound.parse("7d", Clock.systemUTC())),
                Optional.empty());
        assertThatThrownBy(
                        () -> trial.run(CopyOptions.builder().filters(filters).build()))
                .hasMessage("--since goes with fixed times only: what is 7d old today was not yesterday, without any"
                        + " change that a snapshot could tell of");
    }

    @Test
    void dryRun_theFirstTime_isThatOfACopy() {
        SincePlan plan = trial.dryRun();
        assertThat(plan.since()).isEmpty();
        assertThat(plan.copy().copies()).isEqualTo(4);
        assertThat(trial.snapshots("s")).isEmpty();
        assertThat(trial.target().keySet()).containsExactly("/");
    }

    @Test
    void dryRun_tellsWhatWouldBeRenamedDeletedAndCopied() {
        trial.run();
        Map<String, String> before = trial.target();
        trial.home()
                .tree("s")
                .rename("d", "D")
                .plant("D/x=changed")
                .delete("e/f")
                .delete("a")
                .plant("a/inside=text");
        SincePlan plan = trial.dryRun();
        assertThat(plan.since()).hasValueSatisfying(name -> assertThat(name).startsWith("portage-nightly-"));
        assertThat(plan.renames()).isEqualTo(1);
        assertThat(plan.renameSample()).containsExactly(new SincePlan.Renaming("d", "D"));
        assertThat(plan.removals()).isEqualTo(3);
        assertThat(plan.removalSample()).containsExactly("a", "d/x", "e/f");
        assertThat(plan.copy().failures()).isEmpty();
        assertThat(plan.copy().copies()).isEqualTo(2);
        assertThat(plan.copy().directories()).isEqualTo(1);
        assertThat(trial.target()).isEqualTo(before);
        assertThat(trial.snapshots("s")).hasSize(1);
        assertThat(trial.run().counts().copied()).isEqualTo(2);
        trial.assertTogether();
    }
}
