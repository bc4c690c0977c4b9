package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.dist.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The program is killed while it copies atomically: users see nothing of it, or the commit has begun, and then the same command completes it
 * although the source is gone.
 */
@ExtendWith(SharedCluster.class)
class AtomicKillTest {
    private static final int SMALL_FILES = 400;
    private static final int LONG_ROUNDS = 15;
    private static final int KILLED = 128 + 9;
    private static final long SEED = Long.getLong("portage.seed", 1);

    @TempDir
    private static Path shared;

    private static Path source;
    private static SortedMap<String, String> contents = new TreeMap<>();

    private final Cluster cluster;

    @TempDir
    private Path directory;

    AtomicKillTest(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Where to. */
    enum Store {
        LOCAL,
        HDFS
    }

    @BeforeAll
    static void makeSource() {
        source = SourceTree.make(shared.resolve("source"), SEED, SMALL_FILES);
        contents = Place.local(source).contents();
    }

    @ParameterizedTest
    @EnumSource
    void killedAtRandom_showsNothingOrIsCompletedWithoutTheSource(Store store) throws IOException {
        new Round(store, SEED, directory).run();
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void killedAtRandomManyTimes_showsNothingOrIsCompletedWithoutTheSource(Store store) throws IOException {
        for (int round = 0; round < LONG_ROUNDS; round++) {
            new Round(store, SEED + 1000L * round, Files.createDirectory(directory.resolve("round-" + round))).run();
        }
    }

    /** The commit of this one cannot be missed. */
    @Test
    void killedWithinTheCommit_isCompletedWithoutTheSource() throws IOException {
        Round round = new Round(Store.LOCAL, SEED + 7, directory);
        round.kill(new KillPoint.AtRecord("done", SourceTree.LARGE));
        assertThat(round.user.onlyJob().hasBegunCommit()).isTrue();
        round.requireNothingOrComplete();
    }

    private final class Round {
        private final Random random;
        private final String title;
        private final Place target;
        private final Portage user;

        Round(Store store, long seed, Path place) throws IOException {
            this.random = new Random(seed ^ store.hashCode());
            this.title = store + " with seed " + seed;
            String name = "atomic-" + store + "-" + seed;
            this.target = store == Store.LOCAL ? Place.local(place.resolve(name)) : cluster.place(name);
            this.user = cluster.user(place);
        }

        void run() throws IOException {
            for (int kills = 1 + random.nextInt(3); kills > 0; kills--) {
                kill(KillPoint.randomOfAtomic(random));
                requireNothingOrComplete();
            }
            Program.Result result = user.run(command());
            assertThat(result).as(title).isEqualTo(new Program.Result(0, "", ""));
            requireAll();
            target.delete();
        }

        /** Runs the program and kills it, unless it ends before. */
        void kill(KillPoint point) {
            List<Path> journals = user.onlyJobOrNone().map(JobFiles::journals).orElse(List.of());
            Program.Running running = user.start(command());
            point.await(running, user, journals);
            running.process().destroyForcibly();
            Program.Result result = running.await();
            assertThat(result.exitCode()).as("%s, %s: %s", title, point, result).isIn(0, KILLED);
        }

        void requireNothingOrComplete() throws IOException {
            boolean isDone = user.onlyJobOrNone().map(JobFiles::isDone).orElse(false);
            boolean isBegun = user.onlyJobOrNone().map(JobFiles::hasBegunCommit).orElse(false);
            if (isDone) {
                requireAll();
            } else if (isBegun) {
                completeWithoutTheSource();
            } else {
                assertThat(target.contents().values()).as(title).containsOnly("directory");
            }
        }

        private void completeWithoutTheSource() throws IOException {
            Path away = Files.move(source, shared.resolve("away"));
            Program.Result result = user.run(command());
            assertThat(result).as(title).isEqualTo(new Program.Result(0, "", ""));
            requireAll();
            Files.move(away, source);
        }

        private void requireAll() {
            assertThat(target.contents()).as(title).isEqualTo(contents);
            assertThat(target.temporaryFiles()).as(title).isEmpty();
        }

        private String[] command() {
            return new String[] {"copy", "--quiet", "--atomic", source.toString(), target.address()};
        }
    }
}
