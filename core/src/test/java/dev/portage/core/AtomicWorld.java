package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Deletion;
import dev.portage.api.storage.Attribute;
import dev.portage.core.journal.JobInfo;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.testkit.TreeItem;
import dev.portage.testkit.TreeSnapshot;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The small world, of which everything is to change at once. */
record AtomicWorld(CopyTrial trial, TreeSnapshot source, TreeSnapshot before) {
    private static final int MOST_RUNS = 4;

    /** Makes the copies of a trial that was filled atomic. */
    static AtomicWorld of(CopyTrial filled) {
        filled.options(CopyOptions.builder()
                .publishing(CopyOptions.Publishing.TOGETHER)
                .preserved(Set.of(Attribute.TIMES, Attribute.PERMISSIONS))
                .deletion(new Deletion(Deletion.Disposal.FOR_GOOD, OptionalLong.empty())));
        return new AtomicWorld(filled, filled.sourceTree(), filled.targetTree());
    }

    private static Map<String, TreeItem> files(TreeSnapshot tree) {
        Map<String, TreeItem> files = new TreeMap<>(tree.items());
        files.values().removeIf(TreeItem.Directory.class::isInstance);
        return files;
    }

    /** Whether the job says that what it has staged is being published. */
    boolean isCommitting() {
        return trial.folder().info().map(JobInfo::state).equals(Optional.of(JobState.COMMITTING));
    }

    /** Demands that users see what they saw before. */
    void assertNothingPublished(String what) {
        assertThat(files(trial.targetTree())).as(what).isEqualTo(files(before));
    }

    void assertAllPublished(String what) {
        assertThat(trial.targetTree()).as(what).isEqualTo(source);
        trial.witness().assertNothingWrongWasSeen();
    }

    void loseSource() {
        for (String path : source.items().keySet()) {
            if (!path.contains("/")) {
                CopyTrial.delete(trial.source(), path);
            }
        }
        CopyTrial.delete(trial.source(), "");
    }

    void restoreSource() {
        trial.fillSource(source);
    }

    /** Runs until everything is done. */
    Report finish(String what) {
        Report report = trial.run();
        for (int runs = 1; runs < MOST_RUNS && report.state() != JobState.DONE; runs++) {
            report = trial.run();
        }
        assertThat(report.state()).as(what).isEqualTo(JobState.DONE);
        return report;
    }
}
