package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.DataSize;
import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Deletion;
import dev.portage.api.config.Filters;
import dev.portage.api.config.Limits;
import dev.portage.api.config.PathPattern;
import dev.portage.api.config.TimeBound;
import dev.portage.api.storage.Snapshots;
import dev.portage.core.JobListener;
import dev.portage.core.SinceCopy;
import dev.portage.core.SincePlan;
import dev.portage.core.Stores;
import dev.portage.core.journal.JobLock;
import dev.portage.core.journal.Jobs;
import dev.portage.core.report.Report;
import dev.portage.core.report.Tally;
import dev.portage.core.run.Stop;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code portage copy --since}, on HDFS. */
final class SinceCopyTest {
    @TempDir
    private Path folder;

    private final Arena.Home home = Arena.homes().get(1);
    private final Stores stores = Arena.stores();

    @BeforeEach
    void plant() {
        home.tree("s").plant("a=alpha", "d/x=1", "d/y=2", "e/f=3");
        home.tree("").plant("t/");
        home.allowSnapshots("s");
        home.allowSnapshots("t");
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private SinceCopy since(String label, CopyOptions options, Stop stop, JobListener listener) {
        SinceCopy.Request request = new SinceCopy.Request(
                label, home.at("s").toString(), home.at("t").toString(), options, Limits.NONE);
        return new SinceCopy(request, stores, new Jobs(folder), stop, Clock.systemUTC(), listener);
    }

    private Report run() {
        return run(CopyOptions.defaults());
    }

    private Report run(CopyOptions options) {
        return since("nightly", options, new Stop(), JobListener.NONE).run(Optional.empty());
    }

    private SincePlan dryRun() {
        return since("nightly", CopyOptions.defaults(), new Stop(), JobListener.NONE)
                .dryRun();
    }

    /** A run that is stopped as soon as it copies. */
    private Report runUntilStopped() {
        Stop stop = new Stop();
        JobListener stopping = new JobListener() {
            @Override
            public void started(String job, Tally tally) {
                stop.byUser();
            }

            @Override
            public void noticed(String notice) {}

            @Override
            public void planned() {}
        };
        return since("nightly", CopyOptions.defaults(), stop, stopping).run(Optional.empty());
    }

    private static CopyOptions excluding(String... globs) {
        return CopyOptions.builder()
                .filters(filters(List.of(globs), Optional.empty()))
                .build();
    }

    private static Filters filters(List<String> excluded, Optional<DataSize> most) {
        return new Filters(
                List.of(),
                excluded.stream()
                        .map(glob -> new PathPattern(glob, PathPattern.Syntax.GLOB))
                        .toList(),
                Optional.empty(),
                most,
                Optional.empty(),
                Optional.empty());
    }

    private static CopyOptions deleting() {
        return CopyOptions.builder()
                .deletion(new Deletion(Deletion.Disposal.FOR_GOOD, OptionalLong.empty()))
                .build();
    }

    private Map<String, String> source() {
        return home.tree("s").read(Tree.Detail.CONTENT);
    }

    private Map<String, String> target() {
        return home.tree("t").read(Tree.Detail.CONTENT);
    }

    private List<String> snapshots(String side) {
        return stores.of(home.at(side))
                .capability(Snapshots.class)
                .orElseThrow()
                .names(home.at(side));
    }

    private void assertTogether() {
        assertThat(target()).isEqualTo(source());
        assertThat(snapshots("t")).hasSize(1).isEqualTo(snapshots("s"));
        assertThat(snapshots("s").get(0)).startsWith("portage-nightly-");
    }

    @Test
    void run_theFirstTime_copiesEverything() {
        Report report = run();
        assertThat(report.exitCode()).isZero();
        assertThat(report.verb()).isEqualTo("copy --since nightly");
        assertThat(report.counts().copied()).isEqualTo(4);
        assertTogether();
    }

    @Test
    void run_again_copiesOnlyWhatHasChanged() {
        run();
        home.tree("s").rename("d", "D").delete("e/f").plant("a=changed", "new/file=text");
        Report report = run();
        assertThat(report.exitCode()).isZero();
        assertThat(report.counts().copied()).isEqualTo(2);
        assertThat(report.counts().sourceFiles()).isEqualTo(2);
        assertTogether();
    }

    @Test
    void run_afterAChangeThatIsOlderThanTheTarget_copiesItAllTheSame() {
        run();
        home.tree("s").rename("d", "D").plant("D/x=7");
        assertThat(run().counts().copied()).isEqualTo(1);
        assertTogether();
    }

    @Test
    void run_withoutChanges_copiesNothing() {
        run();
        assertThat(run().counts().copied()).isZero();
        assertTogether();
    }

    @Test
    void run_afterSomebodyChangedTheTarget_changesNothing() {
        run();
        home.tree("t").plant("foreign=text");
        home.tree("s").plant("new=text");
        Map<String, String> before = target();
        assertThatThrownBy(this::run)
                .isInstanceOfSatisfying(PortageException.class, error -> assertThat(error.code())
                        .isEqualTo(ErrorCode.DIVERGED))
                .hasMessageStartingWith(
                        "the target " + home.at("t") + " has changed since its snapshot portage-nightly-")
                .hasMessageEndingWith("; to begin anew, delete the target's snapshots portage-nightly-..., and run the"
                        + " same command with --delete");
        assertThat(target()).isEqualTo(before);
        snapshots("t").forEach(name -> delete("t", name));
        assertThat(run(deleting()).exitCode()).isZero();
        assertTogether();
    }

    private void delete(String side, String snapshot) {
        stores.of(home.at(side)).capability(Snapshots.class).orElseThrow().delete(home.at(side), snapshot);
    }

    @Test
    void run_thatWasStopped_isGoneOnWithFromTheSameSnapshot() {
        run();
        home.tree("s").rename("d", "D").plant("D/x=changed", "new=text", "a=changed");
        assertThat(runUntilStopped().exitCode()).isEqualTo(ErrorCode.INTERRUPTED.exitCode());
        assertThat(snapshots("s")).hasSize(2);
        assertThat(run().exitCode()).isZero();
        assertTogether();
    }

    @Test
    void run_thatWasStoppedAndWhoseSnapshotIsGone_changesNothing() {
        run();
        home.tree("s").rename("d", "D");
        runUntilStopped();
        delete("s", snapshots("s").get(1));
        assertThatThrownBy(this::run)
                .hasMessageStartingWith(
                        "an earlier run was bringing the target " + home.at("t") + " to the snapshot portage-nightly-")
                .hasMessageContaining(", and that snapshot of the source is not there any more; to begin anew,");
        snapshots("t").forEach(name -> delete("t", name));
        assertThat(run(deleting()).exitCode()).isZero();
        assertTogether();
    }

    @Test
    void run_whenTheSourcesSnapshotIsGone_copiesEverythingThatDiffers() {
        run();
        delete("s", snapshots("s").get(0));
        home.tree("s").plant("a=other");
        Report report = run();
        assertThat(report.exitCode()).isZero();
        assertThat(report.counts().copied()).isEqualTo(1);
        assertThat(report.counts().sourceFiles()).isEqualTo(4);
        assertTogether();
    }

    @Test
    void run_theFirstTimeIntoATargetWithMore_isNoBeginningUnlessThatMayBeDeleted() {
        home.tree("t").plant("foreign/file=text");
        Report report = run();
        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.failures()).singleElement().satisfies(failure -> assertThat(failure.message())
                .isEqualTo("2 entries are only in the target " + home.at("t")
                        + ", such as foreign; move away what is to stay, and give --delete for the rest"));
        assertThat(target()).containsKey("/foreign/file").containsEntry("/a", "alpha");
        assertThat(snapshots("t")).isEmpty();
        assertThat(run(deleting()).exitCode()).isZero();
        assertTogether();
    }

    @Test
    void run_atTheSameTimeAsAnother_isRefused() {
        Report first = run();
        home.tree("s").rename("d", "D");
        Map<String, String> before = target();
        try (JobLock lock = new Jobs(folder).folder(first.job()).lock()) {
            assertThat(lock.folder().id()).isEqualTo(first.job());
            assertThatThrownBy(this::run)
                    .isInstanceOfSatisfying(PortageException.class, error -> assertThat(error.code())
                            .isEqualTo(ErrorCode.BUSY));
        }
        assertThat(target()).isEqualTo(before);
        assertThat(snapshots("s")).hasSize(1);
        assertThat(run().exitCode()).isZero();
        assertTogether();
    }

    private void runBetween(String source, String target) {
        SinceCopy.Request request = new SinceCopy.Request(
                "nightly", home.at(source).toString(), home.at(target).toString(), CopyOptions.defaults(), Limits.NONE);
        new SinceCopy(request, stores, new Jobs(folder), new Stop(), Clock.systemUTC(), JobListener.NONE)
                .run(Optional.empty());
    }

    @Test
    void run_ontoOrIntoItself_isRefused() {
        assertThatThrownBy(() -> runBetween("s", "s")).hasMessage("source and target are the same: " + home.at("s"));
        assertThatThrownBy(() -> runBetween("s", "s/d"))
                .hasMessage("the target " + home.at("s/d") + " lies inside the source " + home.at("s"));
        assertThat(snapshots("s")).isEmpty();
    }

    @Test
    void run_whereSnapshotsAreNotAllowed_saysHow() {
        assertThatThrownBy(() -> runBetween("s/d", "t"))
                .hasMessage("HDFS keeps no snapshots of " + home.at("s/d")
                        + "; its administrator allows them with: hdfs dfsadmin -allowSnapshot "
                        + home.at("s/d").path());
    }

    @Test
    void run_underALabelThatBeginsLikeAnother_leavesThatAlone() {
        since("nightly-2", CopyOptions.defaults(), new Stop(), JobListener.NONE).run(Optional.empty());
        List<String> others = snapshots("s");
        run();
        run();
        assertThat(snapshots("s")).hasSize(2).containsAll(others);
        assertThat(snapshots("t")).hasSize(2).containsAll(others);
    }

    @Test
    void run_withFilters_carriesOverWhatTheyLeave() {
        CopyOptions options = excluding("tmp*");
        home.tree("s").plant("tmp/x=1", "d/tmp2/y=2");
        assertThat(run(options).exitCode()).isZero();
        home.tree("s")
                .rename("tmp", "shown")
                .rename("e", "tmp")
                .rename("d", "D")
                .plant("D/x=changed", "D/tmp2/y=changed", "shown/tmp3=3", "new/file=text", "new/tmp=4");
        Report report = run(options);
        assertThat(report.exitCode()).as(report.failures().toString()).isZero();
        assertThat(target().keySet())
                .containsExactlyInAnyOrder(
                        "/", "/a", "/D/", "/D/x", "/D/y", "/new/", "/new/file", "/shown/", "/shown/x");
        assertThat(target()).containsEntry("/D/x", "changed");
        assertThat(report.counts().copied()).isEqualTo(3);
    }

    @Test
    void run_withALimitOfSize_deletesWhatHasGrownBeyondIt() {
        CopyOptions options = CopyOptions.builder()
                .filters(filters(List.of(), Optional.of(DataSize.ofBytes(8))))
                .build();
        run(options);
        home.tree("s")
                .append("a", " and more")
                .rename("d/x", "d/z")
                .append("d/z", " and much more")
                .plant("e/f=33");
        assertThat(run(options).exitCode()).isZero();
        assertThat(target().keySet()).containsExactlyInAnyOrder("/", "/d/", "/d/y", "/e/", "/e/f");
        home.tree("s").plant("a=small");
        assertThat(run(options).exitCode()).isZero();
        assertThat(target()).containsEntry("/a", "small").containsEntry("/e/f", "33");
    }

    @Test
    void run_withOtherFilters_isRefused() {
        run(excluding("tmp"));
        Map<String, String> before = target();
        home.tree("s").plant("new=text");
        assertThatThrownBy(this::run)
                .isInstanceOfSatisfying(PortageException.class, error -> assertThat(error.code())
                        .isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessage("what was copied under the label 'nightly' was copied with other filters, or with another"
                        + " --preserve; give the same again, or choose another label");
        assertThat(target()).isEqualTo(before);
        assertThat(snapshots("s")).hasSize(1);
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
        assertThatThrownBy(() -> run(CopyOptions.builder().filters(filters).build()))
                .hasMessage("--since goes with fixed times only: what is 7d old today was not yesterday, without any"
                        + " change that a snapshot could tell of");
    }

    @Test
    void dryRun_theFirstTime_isThatOfACopy() {
        SincePlan plan = dryRun();
        assertThat(plan.since()).isEmpty();
        assertThat(plan.copy().copies()).isEqualTo(4);
        assertThat(snapshots("s")).isEmpty();
        assertThat(target().keySet()).containsExactly("/");
    }

    @Test
    void dryRun_tellsWhatWouldBeRenamedDeletedAndCopied() {
        run();
        Map<String, String> before = target();
        home.tree("s")
                .rename("d", "D")
                .plant("D/x=changed")
                .delete("e/f")
                .delete("a")
                .plant("a/inside=text");
        SincePlan plan = dryRun();
        assertThat(plan.since()).hasValueSatisfying(name -> assertThat(name).startsWith("portage-nightly-"));
        assertThat(plan.renames()).isEqualTo(1);
        assertThat(plan.renameSample()).containsExactly(new SincePlan.Renaming("d", "D"));
        assertThat(plan.removals()).isEqualTo(3);
        assertThat(plan.removalSample()).containsExactly("a", "d/x", "e/f");
        assertThat(plan.copy().failures()).isEmpty();
        assertThat(plan.copy().copies()).isEqualTo(2);
        assertThat(plan.copy().directories()).isEqualTo(1);
        assertThat(target()).isEqualTo(before);
        assertThat(snapshots("s")).hasSize(1);
        assertThat(run().counts().copied()).isEqualTo(2);
        assertTogether();
    }
}
