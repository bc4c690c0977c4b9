package dev.portage.core.plan;

import dev.portage.api.storage.Entry;
import java.util.Optional;

/**
 * What lies at one path in two trees.
 *
 * @param path below the job's target, components separated by {@code /}
 * @param source what the source has there; at least one side has something
 * @param target what the target has there
 */
record Pair(String path, Optional<Entry> source, Optional<Entry> target) {
    /** The path without the job's prefix of the source that it belongs to: what filters look at. */
    String below(String root) {
        if (root.isEmpty()) {
            return path;
        }
        return path.length() == root.length() ? "" : path.substring(root.length() + 1);
    }

    boolean isSourceDirectory() {
        return source.map(Entry::isDirectory).orElse(false);
    }

    boolean isTargetDirectory() {
        return target.map(Entry::isDirectory).orElse(false);
    }
}
