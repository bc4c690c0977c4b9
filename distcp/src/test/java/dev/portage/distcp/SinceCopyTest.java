package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Limits;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Snapshots;
import dev.portage.core.JobListener;
import dev.portage.core.SinceCopy;
import dev.portage.core.Stores;
import dev.portage.core.journal.Jobs;
import dev.portage.core.report.Report;
import dev.portage.core.run.Stop;
import dev.portage.core.task.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private Location at(String path) {
        return Arena.root().resolve(home.root().substring(1)).resolve(path);
    }

    private Report run() {
        return run(new Stop(), JobListener.NONE);
    }

    private Report run(Stop stop, JobListener listener) {
        SinceCopy.Request request = new SinceCopy.Request(
                "nightly", at("s").toString(), at("t").toString(), CopyOptions.defaults(), Limits.NONE);
        return new SinceCopy(request, stores, new Jobs(folder), stop, Clock.systemUTC(), listener)
                .run(Optional.empty());
    }

    private Map<String, String> source() {
        return home.tree("s").read(Tree.Detail.CONTENT);
    }

    private Map<String, String> target() {
        return home.tree("t").read(Tree.Detail.CONTENT);
    }

    private List<String> snapshots(String side) {
        return stores.of(at(side)).capability(Snapshots.class).orElseThrow().names(at(side));
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
                .hasMessageStartingWith("The target has been modified since snapshot portage-nightly-");
        assertThat(target()).isEqualTo(before);
    }

    @Test
    void run_thatWasStopped_isGoneOnWithFromTheSameSnapshot() {
        run();
        home.tree("s").rename("d", "D").plant("D/x=changed", "new=text", "a=changed");
        Stop stop = new Stop();
        Report stopped = run(stop, new JobListener() {
            @Override
            public void started(String job, dev.portage.core.report.Tally tally) {
                stop.byUser();
            }

            @Override
            public void noticed(String notice) {}

            @Override
            public void settled(Outcome outcome) {}

            @Override
            public void planned() {}
        });
        assertThat(stopped.exitCode()).isEqualTo(ErrorCode.INTERRUPTED.exitCode());
        assertThat(snapshots("s")).hasSize(2);
        assertThat(run().exitCode()).isZero();
        assertTogether();
    }
}
