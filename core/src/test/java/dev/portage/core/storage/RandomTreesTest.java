package dev.portage.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import dev.portage.api.storage.Storage;
import dev.portage.core.storage.local.LocalStorage;
import dev.portage.core.storage.memory.MemoryStorage;
import dev.portage.testkit.RandomTrees;
import dev.portage.testkit.TreeItem;
import dev.portage.testkit.TreeSnapshot;
import dev.portage.testkit.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RandomTreesTest {
    private final Location root = Location.parse("memory://test/root");

    @Test
    void tree_ofTheSameSeed_isTheSame() {
        assertThat(new RandomTrees(5).tree(100)).isEqualTo(new RandomTrees(5).tree(100));
        assertThat(new RandomTrees(5).tree(100)).isNotEqualTo(new RandomTrees(6).tree(100));
    }

    @Test
    void tree_writtenAndReadAgain_isTheSame() {
        for (int seed = 0; seed < 20; seed++) {
            Storage storage = new MemoryStorage();
            TreeSnapshot tree = new RandomTrees(seed).tree(150);
            assertThat(tree.items().size()).isGreaterThan(100);
            tree.writeTo(storage, root);
            assertThat(TreeSnapshot.of(storage, root)).as("seed %d", seed).isEqualTo(tree);
        }
    }

    @Test
    void change_writtenOverTheTree_givesTheChangedTree() {
        for (int seed = 0; seed < 20; seed++) {
            Storage storage = new MemoryStorage();
            RandomTrees trees = new RandomTrees(seed);
            TreeSnapshot tree = trees.tree(100);
            tree.writeTo(storage, root);
            for (int step = 0; step < 5; step++) {
                TreeSnapshot changed = trees.change(tree, 20);
                assertThat(changed).isNotEqualTo(tree);
                changed.writeTo(storage, root);
                assertThat(TreeSnapshot.of(storage, root)).as("seed %d", seed).isEqualTo(changed);
                tree = changed;
            }
        }
    }

    @Test
    void tree_isTheSameOnTheLocalFileSystem(@TempDir Path directory) {
        Storage storage = new LocalStorage();
        Location local = Location.ofLocal(directory).resolve("tree");
        RandomTrees trees = new RandomTrees(42);
        TreeSnapshot tree = trees.tree(300);
        tree.writeTo(storage, local);
        assertThat(TreeSnapshot.of(storage, local)).isEqualTo(tree);
        TreeSnapshot changed = trees.change(tree, 100);
        changed.writeTo(storage, local);
        assertThat(TreeSnapshot.of(storage, local)).isEqualTo(changed);
    }

    @Test
    void tree_ofNamesThatAStoreCanHold_hasNoOthers() {
        TreeSnapshot tree = new RandomTrees(7, name -> name.chars().allMatch(c -> c < 128)).tree(300);
        assertThat(tree.items().keySet()).allMatch(path -> path.chars().allMatch(c -> c < 128));
    }

    @Test
    void snapshot_isInTheOrderOfTheProduct() {
        TreeSnapshot tree = new RandomTrees(8).tree(300);
        assertThat(List.copyOf(tree.items().keySet())).isSortedAccordingTo(NameOrder.PATHS);
    }

    @Test
    void snapshot_ofNothing_isEmpty() {
        assertThat(TreeSnapshot.of(new MemoryStorage(), root)).isEqualTo(TreeSnapshot.EMPTY);
    }

    @Test
    void snapshot_keepsLeftoversApart() {
        Workspace workspace = new Workspace(new MemoryStorage(), root);
        workspace.write("d/file", new byte[] {1});
        workspace.stage("d/file", new byte[] {2});
        TreeSnapshot snapshot = TreeSnapshot.of(workspace.storage(), root);
        assertThat(snapshot.leftovers()).singleElement().asString().startsWith("d/.portage-test-");
        assertThat(snapshot.withoutLeftovers())
                .isEqualTo(TreeSnapshot.of(Map.of("d/file", new TreeItem.File(new byte[] {1}))));
    }

    @Test
    void file_inAFailedAssertion_isShort() {
        assertThat(new TreeItem.File("123456789".getBytes(StandardCharsets.US_ASCII)))
                .hasToString("File[9 bytes, crc32c e3069283]");
    }
}
