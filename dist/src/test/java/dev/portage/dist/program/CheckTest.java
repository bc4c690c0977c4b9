package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portage.dist.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code portage check}: exit code 0 or 4, and each kind of difference. */
@ExtendWith(SharedCluster.class)
class CheckTest {
    private static final int DIFFERENCES = 4;

    private final Cluster cluster;

    @TempDir
    private Path directory;

    private Place source;
    private Place target;
    private Portage user;

    CheckTest(Cluster cluster) {
        this.cluster = cluster;
        this.source = cluster.place("check-source");
        this.target = cluster.place("check-target");
        this.user = Portage.keepingStateIn(Path.of("unused"));
    }

    @BeforeEach
    void makeTrees() {
        user = cluster.user(directory);
        source = Place.local(directory.resolve("source"));
        for (Place place : new Place[] {source, target}) {
            place.delete();
            place.resolve("same").write("content");
            place.resolve("folder/same").write(new byte[0]);
        }
    }

    @Test
    void sameTrees_end0() {
        Program.Result result = user.run("check", source.address(), target.address());
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.errors()).isEmpty();
        assertThat(result.output()).containsPattern("identical +2 files").doesNotContain("differ ");
        assertThat(user.jobs()).doesNotExist();
    }

    @Test
    void everyKindOfDifference_isNamedAndEnds4() throws IOException {
        source.resolve("only-in-source").write(new byte[1]);
        target.resolve("only-in-target/file").write(new byte[1]);
        source.resolve("kind").write(new byte[1]);
        target.resolve("kind").createDirectory();
        source.resolve("length").write(new byte[5]);
        target.resolve("length").write(new byte[6]);
        source.resolve("content").write("left!");
        target.resolve("content").write("right");
        SortedMap<String, String> before = target.contents();
        Path report = directory.resolve("report.json");

        Program.Result result = user.run("check", source.address(), target.address(), "--report", report.toString());
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(DIFFERENCES);
        assertThat(result.errors()).isEmpty();
        assertThat(result.output())
                .contains("only-in-source: only in the source\n")
                .contains("only-in-target: only in the target\n")
                .contains("only-in-target/file: only in the target\n")
                .contains("kind: kinds differ, file and directory\n")
                .contains("length: lengths differ, 5 bytes and 6 bytes\n")
                .contains("content: contents differ, same length, other checksum\n")
                .contains("\ndifferences found after ")
                .containsPattern("identical +2 files");
        assertThat(ReportJson.outcomes(ReportJson.read(report)))
                .containsEntry("same", "identical")
                .containsEntry("folder/same", "identical")
                .containsEntry("content", "differs");
        assertThat(target.contents()).isEqualTo(before);
    }

    @Test
    void differenceInTime_isOneOnlyIfAskedFor() throws IOException {
        cluster.fileSystem().setTimes(target.resolve("same").path(), 1_000_000, -1);
        assertThat(user.run("check", source.address(), target.address()).exitCode())
                .isZero();
        Program.Result result = user.run("check", "--compare", "mtime", source.address(), target.address());
        assertThat(result.exitCode()).isEqualTo(DIFFERENCES);
        assertThat(result.output()).contains("same: the target is older");
    }

    @Test
    void contentThatDiffers_isNoneIfOnlySizesAreCompared() {
        target.resolve("same").write("CONTENT");
        assertThat(user.run("check", source.address(), target.address()).exitCode())
                .isEqualTo(DIFFERENCES);
        assertThat(user.run("check", "--compare", "size", source.address(), target.address())
                        .exitCode())
                .isZero();
    }

    @Test
    void filters_leaveDifferencesOut() {
        target.resolve("extra.tmp").write(new byte[1]);
        assertThat(user.run("check", "--exclude", "*.tmp", source.address(), target.address())
                        .exitCode())
                .isZero();
    }

    @Test
    void whatCannotBeRead_isNotKnownToBeTheSame() throws IOException {
        cluster.fileSystem().setPermission(target.resolve("folder").path(), new FsPermission("700"));
        cluster.fileSystem().setPermission(target.resolve("same").path(), new FsPermission("600"));
        Program.Result result =
                user.with("HADOOP_USER_NAME", "alice").run("check", "--json", source.address(), target.address());
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(DIFFERENCES);
        Messages.requireNoTrace(result);
        JsonNode failed = ReportJson.parse(result.output()).path("counts").path("failed");
        assertThat(failed.path("access-denied").asInt()).isEqualTo(2);
        assertThat(result.errors())
                .contains("portage: cannot list " + target.resolve("folder"))
                .contains(target.resolve("same").address());
    }
}
