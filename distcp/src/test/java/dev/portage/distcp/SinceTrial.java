package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.DataSize;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Deletion;
import dev.portage.api.config.Filters;
import dev.portage.api.config.Limits;
import dev.portage.api.config.PathPattern;
import dev.portage.api.storage.Snapshots;
import dev.portage.core.JobListener;
import dev.portage.core.SinceCopy;
import dev.portage.core.SincePlan;
import dev.portage.core.Stores;
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

/** A source, a target and the copies that a test makes with {@code --since}; to be closed. */
final class SinceTrial implements AutoCloseable {
    private final Path folder;
    private final Arena.Home home = Arena.homes().get(1);
    private final Stores stores = Arena.stores();

    /**
     * Two directories of which snapshots are kept, the target empty.
     *
     * @param folder for the jobs
     */
    SinceTrial(Path folder) {
        this.folder = folder;
        home.tree("s").plant("a=alpha", "d/x=1", "d/y=2", "e/f=3");
        home.tree("").plant("t/");
        home.allowSnapshots("s");
        home.allowSnapshots("t");
    }

    Arena.Home home() {
        return home;
    }

    Stores stores() {
        return stores;
    }

    @Override
    public void close() {
        stores.close();
    }

    SinceCopy since(String label, CopyOptions options, Stop stop, JobListener listener) {
        SinceCopy.Request request = new SinceCopy.Request(
                label, home.at("s").toString(), home.at("t").toString(), options, Limits.NONE);
        return new SinceCopy(request, stores, new Jobs(folder), stop, Clock.systemUTC(), listener);
    }

    Report run() {
        return run(CopyOptions.defaults());
    }

    Report run(CopyOptions options) {
        return since("nightly", options, new Stop(), JobListener.NONE).run(Optional.empty());
    }

    SincePlan dryRun() {
        return since("nightly", CopyOptions.defaults(), new Stop(), JobListener.NONE)
                .dryRun();
    }

    /** A run that is stopped as soon as it copies. */
    Report runUntilStopped() {
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

    static CopyOptions excluding(String... globs) {
        return CopyOptions.builder()
                .filters(filters(List.of(globs), Optional.empty()))
                .build();
    }

    static Filters filters(List<String> excluded, Optional<DataSize> most) {
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

    static CopyOptions deleting() {
        return CopyOptions.builder()
                .deletion(new Deletion(Deletion.Disposal.FOR_GOOD, OptionalLong.empty()))
                .build();
    }

    Map<String, String> source() {
        return home.tree("s").read(Tree.Detail.CONTENT);
    }

    Map<String, String> target() {
        return home.tree("t").read(Tree.Detail.CONTENT);
    }

    List<String> snapshots(String side) {
        return stores.of(home.at(side))
                .capability(Snapshots.class)
                .orElseThrow()
                .names(home.at(side));
    }

    void assertTogether() {
        assertThat(target()).isEqualTo(source());
        assertThat(snapshots("t")).hasSize(1).isEqualTo(snapshots("s"));
        assertThat(snapshots("s").get(0)).startsWith("portage-nightly-");
    }

    void delete(String side, String snapshot) {
        stores.of(home.at(side)).capability(Snapshots.class).orElseThrow().delete(home.at(side), snapshot);
    }

    void runBetween(String source, String target) {
        SinceCopy.Request request = new SinceCopy.Request(
                "nightly", home.at(source).toString(), home.at(target).toString(), CopyOptions.defaults(), Limits.NONE);
        new SinceCopy(request, stores, new Jobs(folder), new Stop(), Clock.systemUTC(), JobListener.NONE)
                .run(Optional.empty());
    }
}
