package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.TreeRenaming;
import dev.portage.core.Stores;
import dev.portage.testkit.RandomTrees;
import dev.portage.testkit.TreeItem;
import dev.portage.testkit.TreeSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees at random, which change at random between two snapshots: renamed, replaced, deleted, made. The target becomes what the source was. */
final class RandomSnapshotsTest {
    private static final int ENTRIES = 40;
    private static final int CHANGES = 12;
    private static final Pattern NOTHING = Pattern.compile("");

    private final Arena.Home home = Arena.homes().get(1);
    private final Stores stores = Arena.stores();
    private final Storage storage = stores.of(home.at("s"));

    @AfterEach
    void close() {
        stores.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void diff_ofWhateverHappened_makesTheTargetTheSource(long seed) throws IOException {
        assertBringsOver(seed, NOTHING);
    }

    /** With all that is in it, or without asking for that. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void diff_withFilters_makesTheTargetWhatTheyLeaveOfTheSource(long seed) throws IOException {
        assertBringsOver(seed, Pattern.compile(seed % 2 == 0 ? "/(.*/)?a[^/]*(/.*)?" : "/(.*/)?[^/]*[b.]"));
    }

    private void assertBringsOver(long seed, Pattern excluded) throws IOException {
        Random random = new Random(seed);
        RandomTrees trees = new RandomTrees(seed, name -> !name.contains(":"));
        TreeSnapshot before = trees.tree(ENTRIES);
        before.writeTo(storage, home.at("s"));
        without(before, excluded).writeTo(storage, home.at("t"));
        for (String side : List.of("s", "t")) {
            home.allowSnapshots(side);
            home.snapshot(side, "s1");
        }
        for (int i = 0; i < CHANGES; i++) {
            change(trees, random);
        }
        home.snapshot("s", "s2");
        String filters = excluded == NOTHING ? "" : "-filters " + SnapshotScenario.filters(excluded) + " ";
        Ours ours = Arena.ours(home, filters + "-update -diff s1 s2 @s @t");
        assertThat(ours.exitCode()).as(ours.err()).isZero();
        assertThat(withoutEmptied(TreeSnapshot.of(storage, home.at("t")), excluded))
                .as("seed " + seed)
                .isEqualTo(without(TreeSnapshot.of(storage, home.at("s")), excluded));
    }

    private void change(RandomTrees trees, Random random) {
        TreeSnapshot tree = TreeSnapshot.of(storage, home.at("s"));
        List<String> paths = List.copyOf(tree.items().keySet());
        if (random.nextBoolean() || paths.isEmpty()) {
            trees.change(tree, 1 + random.nextInt(3)).writeTo(storage, home.at("s"));
            return;
        }
        String from = paths.get(random.nextInt(paths.size()));
        String to = newPath(tree, random);
        if (!(to + "/").startsWith(from + "/") && !tree.items().containsKey(to)) {
            storage.capability(TreeRenaming.class).orElseThrow().rename(at(from), at(to));
        }
    }

    private Location at(String path) {
        return home.at("s").resolve(path);
    }

    /** A place in one of the directories, often of a name that something else has had. */
    private static String newPath(TreeSnapshot tree, Random random) {
        List<String> directories = tree.items().entrySet().stream()
                .filter(item -> item.getValue() instanceof TreeItem.Directory)
                .map(item -> item.getKey() + "/")
                .toList();
        int index = random.nextInt(directories.size() + 1);
        String directory = index == directories.size() ? "" : directories.get(index);
        return directory + "abc".charAt(random.nextInt(3)) + (random.nextBoolean() ? "" : "b");
    }

    private static TreeSnapshot without(TreeSnapshot tree, Pattern excluded) {
        Map<String, TreeItem> left = new TreeMap<>(tree.items());
        left.keySet().removeIf(path -> excluded.matcher("/" + path).matches());
        return TreeSnapshot.of(left);
    }

    /** A directory that is left out itself stays when the last that was in it goes. */
    private static TreeSnapshot withoutEmptied(TreeSnapshot tree, Pattern excluded) {
        Map<String, TreeItem> left = new TreeMap<>(tree.items());
        left.entrySet()
                .removeIf(item -> item.getValue() instanceof TreeItem.Directory
                        && excluded.matcher("/" + item.getKey()).matches());
        return TreeSnapshot.of(left);
    }
}
