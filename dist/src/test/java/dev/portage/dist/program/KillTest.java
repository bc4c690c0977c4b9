package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.dist.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The program is killed with a signal that it cannot catch, at any moment, and run again until it is done. */
@ExtendWith(SharedCluster.class)
class KillTest {
    private static final int SMALL_FILES = 400;
    private static final int LONG_ROUNDS = 20;
    private static final int KILLED = 128 + 9;

    /** Other seeds by {@code -Dportage.seed=N}. */
    private static final long SEED = Long.getLong("portage.seed", 1);

    @TempDir
    private static Path shared;

    private static Path first;
    private static Path second;
    private static SortedMap<String, String> firstContents = new TreeMap<>();
    private static SortedMap<String, String> secondContents = new TreeMap<>();

    private final Cluster cluster;

    @TempDir
    private Path directory;

    private Portage portage;

    KillTest(Cluster cluster) {
        this.cluster = cluster;
        this.portage = cluster.user(shared);
    }

    /** From where to where, over what. */
    enum Scenario {
        LOCAL_TO_HDFS,
        LOCAL_TO_HDFS_OVERWRITING,
        HDFS_TO_HDFS,
        LOCAL_TO_LOCAL,
        LOCAL_TO_LOCAL_OVERWRITING;

        boolean overwrites() {
            return name().endsWith("OVERWRITING");
        }
    }

    @BeforeAll
    static void makeSources() {
        first = SourceTree.make(shared.resolve("first"), SEED, SMALL_FILES);
        second = SourceTree.make(shared.resolve("second"), SEED + 1, SMALL_FILES);
        firstContents = Place.local(first).contents();
        secondContents = Place.local(second).contents();
    }

    @BeforeEach
    void install() {
        portage = cluster.user(directory);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_TO_HDFS", "LOCAL_TO_LOCAL", "LOCAL_TO_LOCAL_OVERWRITING"})
    void killedAtRandom_endsWithTheSourceAtTheTarget(Scenario scenario) throws IOException {
        new Round(scenario, SEED).run();
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void killedAtRandomManyTimes_endsWithTheSourceAtTheTarget(Scenario scenario) throws IOException {
        for (int round = 0; round < LONG_ROUNDS; round++) {
            portage = cluster.user(Files.createDirectory(directory.resolve("round-" + round)));
            new Round(scenario, SEED + 1000L * round).run();
        }
    }

    /** One target, some kills, and a run that is left alone. */
    private final class Round {
        private final Scenario scenario;
        private final Random random;
        private final String title;
        private final String source;
        private final Place target;

        Round(Scenario scenario, long seed) {
            this.scenario = scenario;
            this.random = new Random(seed ^ scenario.name().hashCode());
            this.title = scenario + " with seed " + seed;
            String name = "kill-" + scenario + "-" + seed;
            this.source = scenario == Scenario.HDFS_TO_HDFS ? sourceInHdfs() : second.toString();
            this.target =
                    scenario.name().contains("TO_LOCAL") ? Place.local(directory.resolve(name)) : cluster.place(name);
        }

        void run() throws IOException {
            if (scenario.overwrites()) {
                Program.Result filled = cluster.user(Files.createTempDirectory(directory, "filling"))
                        .run("copy", first.toString(), target.address());
                assertThat(filled.exitCode()).as(filled.errors()).isZero();
            }
            boolean alive = false;
            for (int kills = 1 + random.nextInt(3); kills > 0 && !alive; kills--) {
                alive = !isKilled();
                requireWholeFiles();
            }
            finish();
            target.delete();
        }

        /** Runs the program and kills it, unless it ends before. */
        private boolean isKilled() {
            KillPoint point = KillPoint.random(random);
            List<Path> journals =
                    portage.onlyJobOrNone().map(JobFiles::journals).orElse(List.of());
            Program.Running running = portage.start(command());
            point.await(running, portage, journals);
            running.process().destroyForcibly();
            Program.Result result = running.await();
            assertThat(result.exitCode()).as("%s, %s: %s", title, point, result).isIn(0, KILLED);
            return result.exitCode() == KILLED;
        }

        /** Nobody ever sees half a file, or another. */
        private void requireWholeFiles() {
            target.contents().forEach((path, content) -> assertThat(content)
                    .as("%s: %s", title, path)
                    .isIn(secondContents.get(path), scenario.overwrites() ? firstContents.get(path) : ""));
        }

        private void finish() {
            boolean ended = portage.onlyJobOrNone().map(JobFiles::isDone).orElse(false);
            Set<String> published =
                    portage.onlyJobOrNone().map(JobFiles::published).orElse(Set.of());
            Program.Result result = portage.run(command());
            assertThat(result).as(title).isEqualTo(new Program.Result(0, "", ""));
            assertThat(target.contents()).as(title).isEqualTo(secondContents);
            assertThat(target.temporaryFiles()).as(title).isEmpty();
            if (!ended) {
                requireNotReadAgain(published);
            }
        }

        private void requireNotReadAgain(Set<String> published) {
            Map<String, String> outcomes = ReportJson.outcomes(portage.onlyJob().report());
            outcomes.keySet().retainAll(published);
            outcomes.values().removeIf(outcome -> outcome.equals("skipped proven"));
            assertThat(outcomes).as(title).isEmpty();
        }

        private String[] command() {
            return scenario.overwrites()
                    ? new String[] {"copy", "--quiet", "--existing", "overwrite", source, target.address()}
                    : new String[] {"copy", "--quiet", source, target.address()};
        }
    }

    /** The source within HDFS, put there at the first call. */
    private String sourceInHdfs() {
        Place place = cluster.place("kill-source");
        if (!place.exists()) {
            Program.Result result = cluster.user(shared).run("copy", second.toString(), place.address());
            assertThat(result.exitCode()).as(result.errors()).isZero();
        }
        return place.address();
    }
}
