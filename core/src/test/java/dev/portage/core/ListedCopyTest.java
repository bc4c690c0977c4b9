package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Deletion;
import dev.portage.api.config.Limits;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.NameOrder;
import dev.portage.core.journal.Jobs;
import dev.portage.core.plan.Layout;
import dev.portage.core.plan.Route;
import dev.portage.core.plan.SourceListing;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.core.storage.memory.MemoryStorage;
import dev.portage.testkit.TreeSnapshot;
import dev.portage.testkit.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of what somebody has listed one by one. */
final class ListedCopyTest {
    @TempDir
    private Path directory;

    private final Workspace source = new Workspace(new MemoryStorage(), CopyTrial.SOURCE);
    private final Workspace target = new Workspace(new MemoryStorage(), CopyTrial.TARGET);
    private final TreeMap<String, Entry> listed = new TreeMap<>(NameOrder.PATHS);
    private final CopyOptions.Builder options = CopyOptions.builder();

    @BeforeEach
    void fill() {
        for (String file : List.of("a", "dir/b", "dir/sub/c", "unlisted")) {
            source.write(file, file.getBytes(StandardCharsets.UTF_8));
        }
    }

    private ListedCopyTest list(String path, String from) {
        listed.put(path, source.entry(from));
        return this;
    }

    /** An entry as somebody remembers it who looked long ago. */
    private void remember(String path, String from, EntryKind kind) {
        listed.put(path, new Entry(source.at(from), kind, 7, Instant.EPOCH, Optional.empty(), Attributes.NONE));
    }

    private Report copy() {
        Stores stores = NamedStores.of(Map.of("source", source.storage(), "target", target.storage()));
        Route route = Route.listed(List.copyOf(listed.values()), new SourceListing() {
            @Override
            public Iterator<Listed> open() {
                return listed.entrySet().stream()
                        .map(entry -> new Listed(entry.getKey(), entry.getValue()))
                        .iterator();
            }

            @Override
            public void close() {}
        });
        Layout layout = new Layout(List.of(source.root()), target.root(), target.root(), List.of(route));
        CopyRequest request = new CopyRequest("listed", opened -> layout, options.build(), Limits.NONE, Duration.ZERO);
        return new Copy(request, stores, new Jobs(directory), CopyTrial.newStop(), Clock.systemUTC(), JobListener.NONE)
                .run(Optional.empty());
    }

    private List<String> targetPaths() {
        return List.copyOf(
                TreeSnapshot.of(target.storage(), target.root()).items().keySet());
    }

    @Test
    void copy_putsEachEntryWhereItIsListed() {
        list("x/y/renamed", "a").list("x/z", "dir/sub/c").list("dir", "dir").list("dir/b", "dir/b");
        Report report = copy();
        assertThat(report.state()).isEqualTo(JobState.DONE);
        assertThat(targetPaths()).containsExactly("dir", "dir/b", "x", "x/y", "x/y/renamed", "x/z");
        assertThat(target.read("x/y/renamed")).isEqualTo(source.read("a"));
        assertThat(report.counts().copied()).isEqualTo(3);
        assertThat(report.counts().sourceDirectories()).isEqualTo(1);
    }

    @Test
    void copy_ofTheBaseItself_takesItsPlace() {
        list("", "dir").list("b", "dir/b");
        assertThat(copy().counts().sourceDirectories()).isEqualTo(1);
        assertThat(targetPaths()).containsExactly("b");
    }

    @Test
    void copy_again_skipsWhatIsThere() {
        list("x/a", "a").list("x/b", "dir/b");
        copy();
        source.write("dir/b", "changed".getBytes(StandardCharsets.UTF_8));
        list("x/b", "dir/b");
        Report report = copy();
        assertThat(report.counts().copied()).isEqualTo(1);
        assertThat(report.counts().allSkipped()).isEqualTo(1);
    }

    @Test
    void copy_deletesWhatIsNotListed() {
        options.deletion(new Deletion(Deletion.Disposal.FOR_GOOD, OptionalLong.empty()));
        for (String file : List.of("x/extra", "gone/deep/file", "x/a", "zz")) {
            target.write(file, new byte[1]);
        }
        list("x/a", "a");
        assertThat(copy().counts().deletedFiles()).isEqualTo(3);
        assertThat(targetPaths()).containsExactly("x", "x/a");
    }

    @Test
    void copy_ofMoreThanOneLookTakes_copiesAll() {
        for (int i = 0; i < 1_500; i++) {
            list("d%d/f%d".formatted(i % 40, i), "a");
        }
        target.write("d7/extra", new byte[1]);
        Report report = copy();
        assertThat(report.counts().copied()).isEqualTo(1_500);
        assertThat(targetPaths()).hasSize(40 + 1_500 + 1);
    }

    @Test
    void copy_ofWhatHasVanished_failsForItAlone() {
        remember("dir/lost", "lost", EntryKind.FILE);
        remember("gone", "gone", EntryKind.DIRECTORY);
        list("a", "a");
        Report report = copy();
        assertThat(report.state()).isEqualTo(JobState.INCOMPLETE);
        assertThat(report.counts().failedReading()).isEqualTo(2);
        assertThat(report.failures())
                .extracting(Report.FailedEntry::path)
                .containsExactlyInAnyOrder("dir/lost", "gone");
        assertThat(targetPaths()).containsExactly("a", "dir");
    }

    @Test
    void copy_ofSomethingBelowAFile_fails() {
        list("a", "a").list("a/b", "dir/b").list("c", "dir/sub/c");
        assertThat(copy().failures())
                .extracting(Report.FailedEntry::code, Report.FailedEntry::message)
                .containsExactly(
                        tuple(ErrorCode.WRONG_KIND, source.at("dir/b") + " is listed to go below a, which is a file"));
    }

    @Test
    void copy_intoAFile_fails() {
        target.write("x", new byte[1]);
        list("x/a", "a");
        assertThat(copy().failures())
                .extracting(Report.FailedEntry::message)
                .containsExactly("what goes into " + target.at("x") + " cannot, because it is a file");
        assertThat(targetPaths()).containsExactly("x");
    }
}
