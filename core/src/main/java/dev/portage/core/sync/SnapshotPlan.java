package dev.portage.core.sync;

import dev.portage.api.storage.Change;
import dev.portage.api.storage.NameOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What has to be done to a target that is as one state was, so that it becomes what another state is. All paths lie below the synchronised
 * directory.
 *
 * <p>Two entries may have changed their names with each other, and one may have been moved out of a directory that was moved itself. So
 * everything that moves or goes is first put aside, the deepest first, and then put where it belongs, the highest first.
 *
 * @param aside paths that are put aside, in this order; what is not placed again goes
 * @param placed where what was put aside goes, in this order
 * @param touched what is copied afterwards, in the order of paths
 */
public record SnapshotPlan(List<String> aside, List<Placed> placed, List<Touched> touched) {
    public SnapshotPlan {
        aside = List.copyOf(aside);
        placed = List.copyOf(placed);
        touched = List.copyOf(touched);
    }

    /**
     * A new place.
     *
     * @param index of what was put aside
     */
    public record Placed(int index, String path) {}

    /**
     * An entry that is new or has changed.
     *
     * @param isNew whether all that is in it is new, too
     * @param without paths in it that are not, because they were moved there
     */
    public record Touched(String path, boolean isNew, Set<String> without) {
        public Touched {
            without = Set.copyOf(without);
        }
    }

    /**
     * The plan for a difference.
     *
     * @param takes whether a path takes part; what is renamed away from those that do is deleted, what is renamed to them is made anew
     */
    public static SnapshotPlan of(Collection<Change> changes, Predicate<String> takes) {
        return new Planning(takes).plan(changes);
    }

    private static final class Planning {
        private final Predicate<String> takes;
        private final Map<String, String> renamed = new HashMap<>();
        private final Set<String> arrived = new HashSet<>();
        private final List<String> aside = new ArrayList<>();
        private final Set<String> created = new HashSet<>();
        private final Set<String> modified = new HashSet<>();

        Planning(Predicate<String> takes) {
            this.takes = takes;
        }

        SnapshotPlan plan(Collection<Change> changes) {
            for (Change change : changes) {
                if (change instanceof Change.Renamed move) {
                    rename(move);
                } else if (change instanceof Change.Deleted gone && takes.test(gone.path())) {
                    aside.add(gone.path());
                }
            }
            for (Change change : changes) {
                if (change instanceof Change.Created made) {
                    add(created, renamedParent(made.path()));
                } else if (change instanceof Change.Modified other) {
                    add(modified, renamed(other.path()));
                }
            }
            aside.sort(NameOrder.PATHS.reversed());
            List<Placed> placed = new ArrayList<>();
            for (int index = 0; index < aside.size(); index++) {
                String to = renamed.get(aside.get(index));
                if (to != null) {
                    placed.add(new Placed(index, to));
                }
            }
            placed.sort(Comparator.comparing(Placed::path, NameOrder.PATHS));
            return new SnapshotPlan(aside, placed, touched());
        }

        private void rename(Change.Renamed move) {
            boolean leaves = takes.test(move.path());
            boolean arrives = takes.test(move.to());
            if (leaves) {
                aside.add(move.path());
            }
            if (leaves && arrives) {
                renamed.put(move.path(), move.to());
                arrived.add(move.to());
            } else if (arrives) {
                created.add(move.to());
            }
        }

        private void add(Set<String> paths, String path) {
            if (takes.test(path)) {
                paths.add(path);
            }
        }

        /** Where an entry is that was made in a directory which has another name by now. */
        private String renamedParent(String path) {
            int slash = path.lastIndexOf('/');
            return slash < 0 ? path : renamed(path.substring(0, slash)) + path.substring(slash);
        }

        /** Where an entry is, after it or the nearest directory above it was renamed. */
        private String renamed(String path) {
            for (String above = path; !above.isEmpty(); above = parent(above)) {
                Optional<String> to = Optional.ofNullable(renamed.get(above));
                if (to.isPresent()) {
                    return to.get() + path.substring(above.length());
                }
            }
            return path;
        }

        private static String parent(String path) {
            return path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }

        /** What is new is walked as a whole; what is told of besides, somewhere in it, is walked with it. */
        private List<Touched> touched() {
            List<Touched> touched = new ArrayList<>();
            created.stream()
                    .filter(path -> !isWithinNew(parent(path)))
                    .forEach(path -> touched.add(new Touched(path, true, movedInto(path))));
            modified.stream()
                    .filter(path -> !isWithinNew(path))
                    .forEach(path -> touched.add(new Touched(path, false, Set.of())));
            touched.sort(Comparator.comparing(Touched::path, NameOrder.PATHS));
            return touched;
        }

        private Set<String> movedInto(String directory) {
            return arrived.stream()
                    .filter(path -> path.startsWith(directory + "/"))
                    .collect(Collectors.toSet());
        }

        private boolean isWithinNew(String path) {
            for (String above = path; !above.isEmpty(); above = parent(above)) {
                if (arrived.contains(above)) {
                    return false;
                }
                if (created.contains(above)) {
                    return true;
                }
            }
            return false;
        }
    }
}
