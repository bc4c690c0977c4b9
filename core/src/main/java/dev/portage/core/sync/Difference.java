package dev.portage.core.sync;

import dev.portage.api.storage.Change;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of a directory on the way from one state to another, which may be an earlier one. The places of the two states are told apart:
 * a <em>present</em> one is where an entry is before, a <em>wanted</em> one where it is to be.
 *
 * @param moved present places and the wanted ones
 * @param gone present places of what is not wanted any more
 * @param made wanted places of what is not there yet; what is in it is not told of by itself
 * @param changed wanted places of what has another content or other attributes, and the present ones
 */
record Difference(Map<String, String> moved, Set<String> gone, Set<String> made, Map<String, String> changed) {
    Difference {
        moved = Map.copyOf(moved);
        gone = Set.copyOf(gone);
        made = Set.copyOf(made);
        changed = Map.copyOf(changed);
    }

    /** The way that the changes were made. Whatever was in a renamed directory is told of where it was before. */
    static Difference forth(Collection<Change> changes) {
        Renames renames = Renames.of(changes);
        Set<String> gone = new HashSet<>();
        Set<String> made = new HashSet<>();
        Map<String, String> changed = new HashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.Deleted deleted) {
                gone.add(deleted.path());
            } else if (change instanceof Change.Created created) {
                made.add(renames.afterMade(created.path()));
            } else if (change instanceof Change.Modified modified) {
                changed.put(renames.after(modified.path()), modified.path());
            }
        }
        return new Difference(renames.places(), gone, made, changed);
    }

    /** The way back. */
    static Difference back(Collection<Change> changes) {
        Difference forth = forth(changes);
        Map<String, String> moved = new HashMap<>();
        forth.moved.forEach((before, after) -> moved.put(after, before));
        Map<String, String> changed = new HashMap<>();
        forth.changed.forEach((after, before) -> changed.put(before, after));
        Set<String> gone = forth.made;
        Set<String> made = forth.gone;
        return new Difference(moved, gone, made, changed);
    }

    /** Whether something is told of a present place itself, and not only of a directory above it. */
    boolean tellsOf(String present) {
        return moved.containsKey(present) || gone.contains(present);
    }
}
