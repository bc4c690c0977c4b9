package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.config.CopyOptions;
import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Times;
import dev.portage.core.report.Report;
import dev.portage.core.storage.memory.MemoryStorage;
import dev.portage.core.task.SkipReason;
import dev.portage.testkit.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attributes of files of all kinds of copies, and of directories. */
final class PreservingTest {
    private static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06.789Z");
    private static final List<String> PATHS = List.of("", "dir", "dir/deep", "dir/deep/file", "empty", "large");

    @TempDir
    private Path directory;

    private CopyTrial trial;

    @BeforeEach
    void fill() {
        trial = new CopyTrial(directory);
        trial.source().write("dir/deep/file", new byte[3]);
        trial.source().write("large", Workspace.content(1, 2500));
        trial.source().createDirectory("empty");
        for (String path : PATHS) {
            mark(trial.source(), path, LONG_AGO.plusSeconds(path.length()));
        }
        trial.witness().remember(trial.sourceTree());
    }

    private static void mark(Workspace tree, String path, Instant time) {
        access(tree)
                .apply(
                        tree.at(path),
                        Attributes.builder()
                                .times(new Times(time, time.plusSeconds(60)))
                                .mode(01750)
                                .owner("ann")
                                .group("staff")
                                .acl(List.of("user:bob:r-x"))
                                .xattrs(Map.of("user.note", "68656c6c6f"))
                                .build());
    }

    private static AttributeAccess access(Workspace tree) {
        return tree.storage().capability(AttributeAccess.class).orElseThrow();
    }

    private static Attributes attributes(Workspace tree, String path, Set<Attribute> wanted) {
        return access(tree).fetch(tree.entry(path), wanted);
    }

    private void assertPreserved(Set<Attribute> preserved) {
        for (String path : PATHS) {
            assertThat(attributes(trial.target(), path, preserved))
                    .as("'%s'", path)
                    .isEqualTo(attributes(trial.source(), path, preserved));
        }
    }

    private Report run(Set<Attribute> preserved) {
        return trial.options(CopyOptions.builder().preserved(preserved)).run();
    }

    @Test
    void everything_isCarriedOverAndParentsKeepTheirTimes() {
        Set<Attribute> all = EnumSet.allOf(Attribute.class);
        assertThat(run(all).exitCode()).isZero();
        assertPreserved(all);
        assertThat(trial.target().entry("dir").modified()).isEqualTo(LONG_AGO.plusSeconds(3));
    }

    @Test
    void nothing_isCarriedOverUnasked() {
        run(Set.of());
        Attributes there = attributes(trial.target(), "dir/deep/file", EnumSet.allOf(Attribute.class));
        assertThat(there.owner()).contains("nobody");
        assertThat(there.times().orElseThrow().modified()).isAfter(LONG_AGO.plusSeconds(1_000_000));
    }

    @Test
    void one_isCarriedOverAlone() {
        run(Set.of(Attribute.GROUP));
        Attributes there = attributes(trial.target(), "dir/deep/file", EnumSet.allOf(Attribute.class));
        assertThat(there.group()).contains("staff");
        assertThat(there.owner()).contains("nobody");
    }

    @Test
    void attributesThatChanged_areSetWithoutCopying() {
        Set<Attribute> preserved = Set.of(Attribute.TIMES, Attribute.OWNER);
        run(preserved);
        access(trial.target())
                .apply(
                        trial.target().at("dir/deep/file"),
                        Attributes.builder().owner("eve").build());
        Report report = run(preserved);
        assertThat(report.counts().copied()).isZero();
        assertThat(report.counts().attributesSet()).isEqualTo(1);
        assertPreserved(preserved);
        assertThat(run(preserved).counts().attributesSet()).isZero();
    }

    @Test
    void fileOfAnotherTime_isComparedAndGetsItsTimeBack() {
        Set<Attribute> preserved = Set.of(Attribute.TIMES, Attribute.OWNER);
        run(preserved);
        mark(trial.target(), "dir/deep/file", LONG_AGO.plusSeconds(999));
        Report report = run(preserved);
        assertThat(report.counts().copied()).isZero();
        assertThat(report.counts().skipped()).containsEntry(SkipReason.SAME_CHECKSUM, 1L);
        assertPreserved(preserved);
    }

    @Test
    void attributesTheTargetCannotHold_areSaidBeforehand() {
        trial = new CopyTrial(
                directory, trial.source(), new Workspace(new Plain(new MemoryStorage()), CopyTrial.TARGET));
        List<String> noticed = new ArrayList<>();
        trial.listener(new Notices(noticed));
        Report report = run(Set.of(Attribute.ACL, Attribute.BLOCK_SIZE, Attribute.TIMES));
        assertThat(noticed)
                .containsExactly("not preserved, because source or target cannot hold it: times, acl, block-size");
        assertThat(report.notices()).isEqualTo(noticed);
        assertThat(report.exitCode()).isZero();
    }

    private record Notices(List<String> noticed) implements JobListener {
        @Override
        public void started(String job, dev.portage.core.report.Tally tally) {}

        @Override
        public void noticed(String notice) {
            noticed.add(notice);
        }

        @Override
        public void planned() {}
    }
}
