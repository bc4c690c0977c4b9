package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.testkit.TreeItem;
import dev.portage.testkit.TreeSnapshot;
import dev.portage.testkit.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Sees which files are read and what is published, and knows all that the source has ever held: nothing else may ever be seen at the
 * target. Thread-safe.
 */
final class Witness {
    private final Location sourceRoot;
    private final Location targetRoot;
    private final Map<String, Set<TreeItem>> states = new ConcurrentHashMap<>();
    private final Set<String> published = ConcurrentHashMap.newKeySet();
    private final List<String> read = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();

    Witness(Location sourceRoot, Location targetRoot) {
        this.sourceRoot = sourceRoot;
        this.targetRoot = targetRoot;
    }

    /** Takes note of a state of the source. */
    void remember(TreeSnapshot source) {
        source.items().forEach((path, item) -> states.computeIfAbsent(path, absent -> ConcurrentHashMap.newKeySet())
                .add(item));
    }

    Storage watchSource(Storage source) {
        return new ObservedStorage(
                source, file -> read.add(sourceRoot.relativize(file)), file -> wrong.add("published into " + file));
    }

    Storage watchTarget(Storage target) {
        Workspace tree = new Workspace(target, targetRoot);
        return new ObservedStorage(target, file -> {}, file -> see(tree, targetRoot.relativize(file)));
    }

    private void see(Workspace target, String path) {
        published.add(path);
        TreeItem.File content = new TreeItem.File(target.read(path));
        if (!states.getOrDefault(path, Set.of()).contains(content)) {
            wrong.add(path + " was published as " + content);
        }
    }

    /** The files that were opened at the source since the last call, once for each time. */
    List<String> takeRead() {
        List<String> taken = List.copyOf(read);
        read.clear();
        return taken;
    }

    /** The files that were published since the last call. */
    Set<String> takePublished() {
        Set<String> taken = Set.copyOf(published);
        published.clear();
        return taken;
    }

    void assertNothingWrongWasSeen() {
        assertThat(wrong).as("what was seen under its final name").isEmpty();
    }
}
