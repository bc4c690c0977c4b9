package dev.portage.core.sync;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.core.storage.memory.MemoryStorage;
import dev.portage.testkit.TreeItem;
import dev.portage.testkit.TreeSnapshot;
import dev.portage.testkit.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * States of which only the present one is of interest: some files, in the directories above them.
 *
 * @param missing paths that the target does not have
 */
record ListedStates(Workspace files, Set<String> missing) implements States {
    static ListedStates of(String... paths) {
        Map<String, TreeItem> items = new TreeMap<>();
        for (String path : paths) {
            items.put(path, new TreeItem.File(new byte[1]));
        }
        Workspace files = new Workspace(new MemoryStorage(), Location.parse("memory://store/tree"));
        TreeSnapshot.of(items).writeTo(files.storage(), files.root());
        return new ListedStates(files, Set.of());
    }

    ListedStates withoutAtTarget(String... paths) {
        return new ListedStates(files, Set.of(paths));
    }

    @Override
    public Optional<Entry> present(String path) {
        return files.storage().find(files.at(path));
    }

    @Override
    public List<Entry> presentIn(String path) {
        return files.list(path);
    }

    @Override
    public Optional<Entry> wanted(String path) {
        return present(path);
    }

    @Override
    public Optional<String> atTarget(String path) {
        return missing.contains(path)
                ? Optional.empty()
                : Optional.of(present(path).flatMap(Entry::identity).orElse(""));
    }
}
