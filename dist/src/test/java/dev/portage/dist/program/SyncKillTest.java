package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Location;
import dev.portage.dist.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed while it brings a target from one snapshot to another: between two renamings, and while it copies after them. The same
 * command goes on; another one is told what to do.
 */
@ExtendWith(SharedCluster.class)
class SyncKillTest {
    private static final int FILES = 120;
    private static final int KILLED = 128 + 9;
    private static final int UNKNOWN_ERROR = 25;
    private static final String ASIDE = ".distcp.diff.tmp";

    private final Cluster cluster;

    @TempDir
    private Path directory;

    SyncKillTest(Cluster cluster) {
        this.cluster = cluster;
    }

    /** A source and a target of which the one has gone on. */
    private record Pair(Cluster cluster, Place source, Place target) {
        static Pair make(Cluster cluster, String name) throws IOException {
            Pair pair = new Pair(cluster, cluster.place(name + "/source"), cluster.place(name + "/target"));
            for (Place place : List.of(pair.source, pair.target)) {
                for (int i = 0; i < FILES; i++) {
                    place.resolve("old/" + i).write("old " + i);
                }
                place.resolve("gone/file").write("gone");
                cluster.hdfs().allowSnapshots(Location.parse(place.address()));
            }
            return pair;
        }

        /** Half of the steps are taken before the first entry is where it belongs. */
        void change() throws IOException {
            source.resolve("new").createDirectory();
            for (int i = 0; i < FILES; i++) {
                cluster.fileSystem()
                        .rename(
                                source.resolve("old/" + i).path(),
                                source.resolve("new/" + (FILES - i)).path());
                source.resolve("more/" + i).write("more " + i);
            }
            source.resolve("gone").delete();
            source.resolve("new/7").write("changed");
        }

        void snapshot(Place place, String name) throws IOException {
            cluster.fileSystem().createSnapshot(place.path(), name);
        }

        KillPoint putAside(int count) {
            return new KillPoint.When(() -> count(ASIDE + "*/*") >= count);
        }

        KillPoint placed(int count) {
            return new KillPoint.When(() -> count("new/*") >= count);
        }

        private int count(String glob) {
            try {
                return cluster.fileSystem().globStatus(target.resolve(glob).path()).length;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void requireSame() {
            assertThat(target.contents()).isEqualTo(source.contents());
            assertThat(target.temporaryFiles()).isEmpty();
        }
    }

    private static void kill(Portage user, KillPoint point, String... command) {
        List<Path> journals = user.onlyJobOrNone().map(JobFiles::journals).orElse(List.of());
        Program.Running running = user.start(command);
        point.await(running, user, journals);
        running.process().destroyForcibly();
        Program.Result result = running.await();
        assertThat(result.exitCode()).as("%s: %s", point, result).isEqualTo(KILLED);
    }

    @Test
    void diff_killedAgainAndAgain_isGoneOnWithByTheSameCommandAlone() throws IOException {
        Pair pair = Pair.make(cluster, "diff-killed");
        pair.snapshot(pair.source, "s1");
        pair.snapshot(pair.target, "s1");
        pair.change();
        pair.snapshot(pair.source, "s2");
        String[] command = {"distcp", "-update", "-diff", "s1", "s2", pair.source.address(), pair.target.address()};
        Portage user = cluster.user(directory);
        kill(user, pair.putAside(FILES / 3), command);
        requireRefused(pair, user.run(withOption(command)), user);
        requireRefused(
                pair,
                cluster.user(Files.createDirectory(directory.resolve("elsewhere")))
                        .run(command),
                user);
        kill(user, pair.placed(FILES / 2), command);
        kill(user, new KillPoint.AtRecord("done", "more/7"), command);
        Program.Result result = user.run(command);
        assertThat(result.exitCode()).as(result.errors()).isZero();
        pair.requireSame();
    }

    private static String[] withOption(String[] command) {
        return Stream.concat(Stream.of(command), Stream.of("-p")).toArray(String[]::new);
    }

    private static void requireRefused(Pair pair, Program.Result result, Portage first) {
        String job = first.onlyJob().folder().getFileName().toString();
        assertThat(result.exitCode()).as(result.errors()).isEqualTo(UNKNOWN_ERROR);
        assertThat(result.errors())
                .isEqualTo("DistCp sync failed: The target has been modified since snapshot s1: the target "
                        + pair.target.address() + " is in the middle of job " + job
                        + ", which is not this one or was begun elsewhere: run that command again, with the options,"
                        + " on the machine and with the --journal of the first run\n");
        assertThat(pair.target.contents()).containsKey(ASIDE + job);
    }

    @Test
    void since_killedAgainAndAgain_isGoneOnWith() throws IOException {
        Pair pair = Pair.make(cluster, "since-killed");
        String[] command = {"copy", "--since", "nightly", "--quiet", pair.source.address(), pair.target.address()};
        Portage user = cluster.user(directory);
        assertThat(user.run(command)).isEqualTo(new Program.Result(0, "", ""));
        pair.change();
        kill(user, pair.putAside(FILES / 3), command);
        kill(user, pair.placed(FILES / 2), command);
        kill(user, new KillPoint.AtRecord("done", "more/7"), command);
        assertThat(user.run(command)).isEqualTo(new Program.Result(0, "", ""));
        pair.requireSame();
        assertThat(pair.target.resolve(".snapshot").contents().keySet())
                .filteredOn(path -> !path.contains("/"))
                .singleElement()
                .asString()
                .startsWith("portage-nightly-");
    }
}
