package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Location;
import dev.portage.dist.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code portage copy --since} as a shell sees it. */
@ExtendWith(SharedCluster.class)
class SinceTest {
    private static final int USAGE = 2;
    private static final int ENVIRONMENT = 6;

    private final Cluster cluster;

    @TempDir
    private Path directory;

    SinceTest(Cluster cluster) {
        this.cluster = cluster;
    }

    private Place place(String name) {
        Place place = cluster.place("since-" + name);
        place.resolve("a").write("alpha");
        cluster.hdfs().allowSnapshots(Location.parse(place.address()));
        return place;
    }

    @Test
    void dryRun_saysWhatWouldBeDone() throws IOException {
        Place source = place("planned");
        Place target = place("planned-target");
        Portage user = cluster.user(directory);
        String[] command = {"copy", "--since", "nightly", source.address(), target.address()};
        assertThat(user.run("copy", "--since", "nightly", "--dry-run", source.address(), target.address())
                        .output())
                .startsWith("plan: copy " + source + " -> " + target + "  (dry run: nothing was changed)\n\n"
                        + "  since      ever: it is the first time\n");
        assertThat(user.run(command).exitCode()).isZero();
        cluster.fileSystem()
                .rename(source.resolve("a").path(), source.resolve("b").path());
        source.resolve("new").write("text");
        Program.Result plan = user.run("copy", "--since", "nightly", "--dry-run", source.address(), target.address());
        assertThat(plan.exitCode()).as(plan.errors()).isZero();
        assertThat(plan.output())
                .contains("\n  since      portage-nightly-", "\n  rename             1 entry\n", " a -> b\n")
                .contains("\n  copy               1 file, 4 B\n");
        assertThat(target.contents()).containsOnlyKeys("a");
    }

    @Test
    void userWhoMayNotTakeSnapshots_isToldSo() {
        Place source = place("foreign");
        Place target = place("foreign-target");
        Program.Result result = cluster.user(directory)
                .with("HADOOP_USER_NAME", "stranger")
                .run("copy", "--since", "nightly", source.address(), target.address());
        Messages.requireOneClearMessage(result);
        assertThat(result.exitCode()).isEqualTo(ENVIRONMENT);
        assertThat(result.errors()).contains("cannot take a snapshot of " + source);
    }

    @Test
    void directoryOfWhichNoSnapshotsAreKept_isToldHowToChangeThat() {
        Place source = cluster.place("since-unkept");
        source.resolve("a").write("alpha");
        Program.Result result = cluster.user(directory)
                .run(
                        "copy",
                        "--since",
                        "nightly",
                        source.address(),
                        place("unkept-target").address());
        Messages.requireOneClearMessage(result);
        assertThat(result.exitCode()).isEqualTo(USAGE);
        assertThat(result.errors())
                .contains(
                        "hdfs dfsadmin -allowSnapshot " + source.path().toUri().getPath());
        assertThat(List.of(result.errors().split("\n"))).hasSizeLessThan(4);
    }
}
