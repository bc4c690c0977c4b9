package dev.portage.testkit;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.Storage;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A whole tree in memory: what a store has below a directory, or what it should have. It knows contents and empty
 * directories, not attributes.
 *
 * @param items what lies at each path relative to the root, in {@linkplain NameOrder#PATHS the order of the product};
 *     a directory comes before what is below it, and is always there
 * @param leftovers the paths of staging files, which are not among the items
 */
public record TreeSnapshot(SortedMap<String, TreeItem> items, SortedSet<String> leftovers) {
    /** A tree with nothing in it. */
    public static final TreeSnapshot EMPTY = of(Map.of());

    public TreeSnapshot {
        items = Collections.unmodifiableSortedMap(sorted(items));
        leftovers = Collections.unmodifiableSortedSet(sorted(leftovers));
    }

    private static SortedMap<String, TreeItem> sorted(Map<String, TreeItem> items) {
        SortedMap<String, TreeItem> sorted = new TreeMap<>(NameOrder.PATHS);
        sorted.putAll(items);
        return sorted;
    }

    private static SortedSet<String> sorted(Collection<String> paths) {
        SortedSet<String> sorted = new TreeSet<>(NameOrder.PATHS);
        sorted.addAll(paths);
        return sorted;
    }

    /** A tree of some items; the directories above them are added. */
    public static TreeSnapshot of(Map<String, TreeItem> items) {
        SortedMap<String, TreeItem> complete = sorted(items);
        for (String path : items.keySet()) {
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                complete.putIfAbsent(path.substring(0, slash), new TreeItem.Directory());
            }
        }
        return new TreeSnapshot(complete, new TreeSet<>());
    }

    /** Reads what lies below a directory; nothing if there is no such directory. */
    public static TreeSnapshot of(Storage storage, Location root) {
        Optional<Entry> found = storage.find(root);
        if (found.isEmpty()) {
            return EMPTY;
        }
        SortedMap<String, TreeItem> items = sorted(Map.of());
        SortedSet<String> leftovers = sorted(List.of());
        read(new Workspace(storage, root), "", items, leftovers);
        return new TreeSnapshot(items, leftovers);
    }

    private static void read(
            Workspace workspace, String directory, Map<String, TreeItem> items, Collection<String> leftovers) {
        for (Entry entry : workspace.list(directory)) {
            String path = workspace.root().relativize(entry.location());
            if (StagingName.jobOf(entry.name()).isPresent()) {
                leftovers.add(path);
            } else if (entry.isDirectory()) {
                items.put(path, new TreeItem.Directory());
                read(workspace, path, items, leftovers);
            } else {
                items.put(path, new TreeItem.File(workspace.read(path)));
            }
        }
    }

    /** The tree without the staging files. */
    public TreeSnapshot withoutLeftovers() {
        return new TreeSnapshot(items, new TreeSet<>());
    }

    /**
     * Makes a directory of a store this tree: what differs is deleted or written, what is the same already is not
     * touched, and neither are leftovers.
     */
    public void writeTo(Storage storage, Location root) {
        Workspace workspace = new Workspace(storage, root);
        workspace.createDirectory("");
        SortedMap<String, TreeItem> present = of(storage, root).items();
        present.keySet().stream()
                .filter(path ->
                        !isSameKind(Optional.ofNullable(present.get(path)), Optional.ofNullable(items.get(path))))
                .sorted(Comparator.reverseOrder())
                .forEach(path -> storage.delete(root.resolve(path)));
        items.forEach((path, item) -> {
            if (!item.equals(present.get(path))) {
                write(workspace, path, item);
            }
        });
    }

    private static boolean isSameKind(Optional<TreeItem> item, Optional<TreeItem> other) {
        return item.map(Object::getClass).equals(other.map(Object::getClass));
    }

    private static void write(Workspace workspace, String path, TreeItem item) {
        if (item instanceof TreeItem.File file) {
            workspace.write(path, file.content());
        } else {
            workspace.createDirectory(path);
        }
    }
}
