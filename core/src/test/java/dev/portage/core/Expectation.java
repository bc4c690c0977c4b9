package dev.portage.core;

import dev.portage.testkit.TreeItem;
import dev.portage.testkit.TreeSnapshot;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a target must look like after a copy, worked out in the simplest way there is. */
record Expectation(TreeSnapshot source, TreeSnapshot target) {
    /** Paths where one side has a file and the other a directory. */
    Set<String> conflicts() {
        return source.items().entrySet().stream()
                .filter(item -> Optional.ofNullable(target.items().get(item.getKey()))
                        .filter(other -> item.getValue().getClass() != other.getClass())
                        .isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** After an update: all of the source, and what only the target had; where kinds differ, the target stays. */
    TreeSnapshot updated() {
        Set<String> conflicts = conflicts();
        Map<String, TreeItem> items = new TreeMap<>(target.items());
        source.items().forEach((path, item) -> {
            if (conflicts.stream().noneMatch(conflict -> isAtOrBelow(path, conflict))) {
                items.put(path, item);
            }
        });
        return TreeSnapshot.of(items);
    }

    /** After an update with deleting: the source, unless something failed, which keeps everything. */
    TreeSnapshot mirrored() {
        return conflicts().isEmpty() ? source : updated();
    }

    /** After a copy that leaves alone what is there: what only one side had comes from there. */
    TreeSnapshot completed() {
        Map<String, TreeItem> items = new TreeMap<>(updated().items());
        items.putAll(target.items());
        return TreeSnapshot.of(items);
    }

    private static boolean isAtOrBelow(String path, String other) {
        return path.equals(other) || path.startsWith(other + "/");
    }
}
