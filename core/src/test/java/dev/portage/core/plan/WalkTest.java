package dev.portage.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import dev.portage.api.storage.Storage;
import dev.portage.core.run.Retry;
import dev.portage.core.storage.memory.MemoryStorage;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.FaultyStorage;
import dev.portage.testkit.Operation;
import dev.portage.testkit.RandomTrees;
import dev.portage.testkit.TreeSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WalkTest {
    /** More than are sorted in memory. */
    private static final int HUGE = 101_000;

    private final MemoryStorage source = new MemoryStorage();
    private final MemoryStorage target = new MemoryStorage();

    private static List<String> walk(Storage left, Storage right) {
        RecordingVisitor visitor = new RecordingVisitor();
        try (ReadAhead readAhead = new ReadAhead(new Retry(Duration.ZERO, millis -> {}))) {
            new Walk(stores(left, right), readAhead, visitor)
                    .visit(new Pair("", left.find(Entries.SOURCE), right.find(Entries.TARGET)));
        }
        return visitor.seen();
    }

    private static Function<Location, Storage> stores(Storage left, Storage right) {
        return location -> location.scheme().equals(Entries.SOURCE.scheme()) ? left : right;
    }

    private List<String> walkMerged(String... directories) {
        RecordingVisitor visitor = new RecordingVisitor();
        List<Entry> sources = Stream.of(directories)
                .map(Entries.SOURCE::resolve)
                .flatMap(location -> source.find(location).stream())
                .toList();
        try (ReadAhead readAhead = new ReadAhead(new Retry(Duration.ZERO, millis -> {}))) {
            new Walk(stores(source, target), readAhead, visitor)
                    .visitMerged("", sources, Vetoes.NONE, target.find(Entries.TARGET));
        }
        return visitor.seen();
    }

    @Test
    void visitMerged_leadsThroughAllSourcesAsIfTheyWereOne() {
        plantSource("one/b/x", "one/d", "two/a", "two/c/y", "file");
        plantTarget("b/y", "e");
        assertThat(walkMerged("one", "two", "file"))
                .containsExactly(
                        "", "<a", "b", "<b/x", ">b/y", "leave b", "<c", "<c/y", "leave c", "<d", ">e", "<file",
                        "leave ");
    }

    @Test
    void visitMerged_whereTwoSourcesHaveTheSameName_saysSo() {
        plantSource("one/a", "one/b", "two/b");
        assertThat(walkMerged("one", "two"))
                .containsExactly(
                        "<",
                        "unlisted : the sources source://store/tree/one/b and source://store/tree/two/b would both become"
                                + " the target's b",
                        "leave ");
    }

    @Test
    void visitMerged_whereASourceCannotBeListed_leavesNoOtherListingOpen() {
        plantSource("one/a", "two/b");
        FaultScript script = new FaultScript();
        script.when(Operation.LIST).below(Entries.SOURCE.resolve("two")).from(1).fail(ErrorCode.ACCESS_DENIED);
        CountingListings counting = new CountingListings(new FaultyStorage(source, script));
        RecordingVisitor visitor = new RecordingVisitor();
        List<Entry> sources = Stream.of("one", "two")
                .map(Entries.SOURCE::resolve)
                .flatMap(location -> source.find(location).stream())
                .toList();
        try (ReadAhead readAhead = new ReadAhead(new Retry(Duration.ZERO, millis -> {}))) {
            new Walk(stores(counting, target), readAhead, visitor)
                    .visitMerged("", sources, Vetoes.NONE, Optional.empty());
        }
        assertThat(visitor.seen()).element(1).asString().startsWith("unlisted ");
        assertThat(counting.open()).hasValue(0);
    }

    private void plantSource(String... paths) {
        for (String path : paths) {
            source.plant(Entries.SOURCE.resolve(path), 1, 1);
        }
    }

    private void plantTarget(String... paths) {
        for (String path : paths) {
            target.plant(Entries.TARGET.resolve(path), 1, 1);
        }
    }

    @Test
    void visit_leadsThroughBothTreesInOrder() {
        plantSource("a/x", "a/z", "a b", "c");
        plantTarget("a/y", "a/z", "b/q", "c");
        assertThat(walk(source, target))
                .containsExactly(
                        "", "a", "<a/x", ">a/y", "a/z", "leave a", "<a b", ">b", ">b/q", "leave b", "c", "leave ");
    }

    @Test
    void visit_withoutATarget_leadsThroughTheSource() {
        plantSource("a/x");
        assertThat(walk(source, target)).containsExactly("<", "<a", "<a/x", "leave a", "leave ");
    }

    @Test
    void visit_whereKindsDiffer_looksIntoTheSource() {
        plantSource("a/x");
        plantTarget("a");
        assertThat(walk(source, target)).containsExactly("", "a", "<a/x", "leave a", "leave ");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void visit_ofRandomTrees_seesEveryPathOnceAndInOrder(long seed) {
        RandomTrees random = new RandomTrees(seed);
        TreeSnapshot left = random.tree(700);
        TreeSnapshot right = random.change(left, 300);
        left.writeTo(source, Entries.SOURCE);
        right.writeTo(target, Entries.TARGET);
        SortedSet<String> all = new TreeSet<>(NameOrder.PATHS);
        all.addAll(left.items().keySet());
        all.addAll(right.items().keySet());
        List<String> visited = walk(new DisorderedStorage(source), target).stream()
                .filter(line -> !line.startsWith("leave "))
                .map(line -> line.startsWith("<") || line.startsWith(">") ? line.substring(1) : line)
                .filter(path -> !path.isEmpty())
                .toList();
        assertThat(visited).doesNotHaveDuplicates().isSubsetOf(all);
        assertThat(visited).isSortedAccordingTo(NameOrder.PATHS);
        assertThat(visited).containsAll(left.items().keySet());
    }

    @Test
    void visit_ofAHugeDirectoryInDisorder_isInOrder() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < HUGE; i++) {
            String name = String.format("f%06d", i);
            plantSource(name);
            expected.add("<" + name);
        }
        List<String> seen = walk(new DisorderedStorage(source), target);
        assertThat(seen.subList(1, seen.size() - 1)).isEqualTo(expected);
    }

    @Test
    void visit_whereADirectoryCannotBeListed_saysSoAndGoesOn() {
        plantSource("a/x", "b/y", "c/z");
        FaultScript script = new FaultScript();
        script.when(Operation.LIST).at(Entries.SOURCE.resolve("b")).fail(ErrorCode.ACCESS_DENIED);
        assertThat(walk(new FaultyStorage(source, script), target))
                .containsExactly(
                        "<",
                        "<a",
                        "<a/x",
                        "leave a",
                        "<b",
                        "unlisted b: injected fault: LIST of source://store/tree/b",
                        "leave b",
                        "<c",
                        "<c/z",
                        "leave c",
                        "leave ");
    }

    @Test
    void visit_whereAListingEndsEarly_visitsWhatCameBefore() {
        for (int i = 0; i < 2000; i++) {
            plantSource(String.format("f%04d", i));
        }
        FaultScript script = new FaultScript();
        script.when(Operation.LIST_NEXT).nth(1500).fail(ErrorCode.IO);
        List<String> seen = walk(new FaultyStorage(source, script), target);
        assertThat(seen).hasSize(1 + 1499 + 2);
        assertThat(seen.subList(1500, 1502))
                .containsExactly("unlisted : injected fault: LIST_NEXT of source://store/tree", "leave ");
    }
}
