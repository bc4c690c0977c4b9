package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.config.Comparison;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Deletion;
import dev.portage.api.config.Existing;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.testkit.RandomTrees;
import dev.portage.testkit.TreeSnapshot;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the trees are: after a copy the target is what it must be, nothing is left over, and the report adds up. */
final class RandomCopiesTest {
    private static final int ENTRIES = 60;
    private static final int CHANGES = 25;

    @TempDir
    private Path directory;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    private record Trees(TreeSnapshot before, TreeSnapshot source, TreeSnapshot target) {
        static Trees of(long seed) {
            RandomTrees random = new RandomTrees(seed);
            TreeSnapshot before = random.tree(ENTRIES);
            return new Trees(before, random.change(before, CHANGES), random.change(before, CHANGES));
        }

        Expectation expectation() {
            return new Expectation(source, target);
        }
    }

    /** Copies a tree, then changes both sides, and copies again. */
    private Report copyTwice(CopyTrial trial, Trees trees) {
        trial.fillSource(trees.before());
        trial.run();
        trial.fillSource(trees.source());
        trial.fillTarget(trees.target());
        Report report = trial.run();
        trial.witness().assertNothingWrongWasSeen();
        Reports.assertConsistent(report, trees.source());
        boolean clean = trees.expectation().conflicts().isEmpty();
        assertThat(report.state()).isEqualTo(clean ? JobState.DONE : JobState.INCOMPLETE);
        assertThat(report.exitCode()).isEqualTo(clean ? 0 : 3);
        if (clean) {
            Reports.assertComplete(report, trees.source());
        }
        return report;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void copy_intoNothing_isTheSource(long seed) {
        CopyTrial trial = new CopyTrial(directory);
        trial.fillSource(Trees.of(seed).before());
        Report report = trial.run();
        assertThat(trial.targetTree()).isEqualTo(trial.sourceTree());
        assertThat(report.state()).isEqualTo(JobState.DONE);
        Reports.assertComplete(report, trial.sourceTree());
        trial.witness().assertNothingWrongWasSeen();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void copy_again_readsNothing(long seed) {
        CopyTrial trial = new CopyTrial(directory);
        trial.fillSource(Trees.of(seed).before());
        trial.run();
        trial.witness().takeRead();
        Report again = trial.run();
        assertThat(trial.witness().takeRead()).isEmpty();
        assertThat(again.counts().copied()).isZero();
        Reports.assertComplete(again, trial.sourceTree());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void update_afterTheSourceChanged_isTheSourceAndWhatWasThere(long seed) {
        Trees trees = Trees.of(seed);
        Trees sourceOnly = new Trees(trees.before(), trees.source(), trees.before());
        CopyTrial trial = new CopyTrial(directory);
        copyTwice(trial, sourceOnly);
        assertThat(trial.targetTree()).isEqualTo(sourceOnly.expectation().updated());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void update_byChecksumAfterBothSidesChanged_isTheSourceAndWhatWasThere(long seed) {
        Trees trees = Trees.of(seed);
        CopyTrial trial = new CopyTrial(directory).options(CopyOptions.builder().comparison(Comparison.CHECKSUM));
        copyTwice(trial, trees);
        assertThat(trial.targetTree()).isEqualTo(trees.expectation().updated());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void append_byChecksumAfterBothSidesChanged_isTheSourceAndWhatWasThere(long seed) {
        Trees trees = Trees.of(seed);
        CopyTrial trial = new CopyTrial(directory)
                .options(CopyOptions.builder().comparison(Comparison.CHECKSUM).growth(CopyOptions.Growth.APPEND));
        copyTwice(trial, trees);
        assertThat(trial.targetTree()).isEqualTo(trees.expectation().updated());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void overwrite_afterBothSidesChanged_isTheSourceAndWhatWasThere(long seed) {
        Trees trees = Trees.of(seed);
        CopyTrial trial = new CopyTrial(directory).options(CopyOptions.builder().existing(Existing.OVERWRITE));
        copyTwice(trial, trees);
        assertThat(trial.targetTree()).isEqualTo(trees.expectation().updated());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void skip_afterBothSidesChanged_addsWhatIsMissing(long seed) {
        Trees trees = Trees.of(seed);
        CopyTrial trial = new CopyTrial(directory).options(CopyOptions.builder().existing(Existing.SKIP));
        copyTwice(trial, trees);
        assertThat(trial.targetTree()).isEqualTo(trees.expectation().completed());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void delete_afterBothSidesChanged_isTheSourceUnlessSomethingFailed(long seed) {
        Trees trees = Trees.of(seed);
        CopyTrial trial = new CopyTrial(directory)
                .options(CopyOptions.builder()
                        .comparison(Comparison.CHECKSUM)
                        .deletion(new Deletion(Deletion.Disposal.FOR_GOOD, OptionalLong.empty())));
        copyTwice(trial, trees);
        assertThat(trial.targetTree()).isEqualTo(trees.expectation().mirrored());
    }
}
