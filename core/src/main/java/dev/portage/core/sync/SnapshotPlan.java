package dev.portage.core.sync;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What has to be done to a target that is as one state was, so that it becomes what another state is. All paths lie below the synchronised
 * directory.
 *
 * <p>Two entries may have changed their names with each other, and one may have been moved out of a directory that was moved itself. So
 * everything that moves or goes is first put aside, the deepest first, and then put where it belongs, the highest first.
 *
 * @param aside paths that are put aside, in this order; what is not placed again goes
 * @param identities of what is put aside, in the same order; empty where the store tells none
 * @param placed where what was put aside goes, in this order
 * @param emptied directories that go afterwards unless there is something in them, in this order
 * @param touched what is copied afterwards, in the order of paths
 */
public record SnapshotPlan(
        List<String> aside, List<String> identities, List<Placed> placed, List<String> emptied, List<Touched> touched) {
    public SnapshotPlan {
        aside = List.copyOf(aside);
        identities = List.copyOf(identities);
        placed = List.copyOf(placed);
        emptied = List.copyOf(emptied);
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
     * @param before where it was before; the same as its path if it is new
     * @param isNew whether all that is in it is new, too
     * @param without paths in it that are not, because they were moved there
     */
    public record Touched(String path, String before, boolean isNew, Set<String> without) {
        public Touched {
            without = Set.copyOf(without);
        }

        static Touched made(String path, Set<String> without) {
            return new Touched(path, path, true, without);
        }

        static Touched changed(String path, String before) {
            return new Touched(path, before, false, Set.of());
        }
    }

    /**
     * Whether a target at which this was begun can become what another plan, from the same beginning, makes of it, by other copying alone: what
     * it removes besides, it makes anew in the same place.
     */
    boolean canEndAs(SnapshotPlan other) {
        Set<String> removed = new HashSet<>(removed());
        Set<String> removedByOther = new HashSet<>(other.removed());
        Set<String> made =
                other.touched.stream().filter(Touched::isNew).map(Touched::path).collect(Collectors.toSet());
        return moves().equals(other.moves())
                && emptied.equals(other.emptied)
                && removedByOther.containsAll(removed)
                && removedByOther.stream()
                        .filter(path -> !removed.contains(path))
                        .allMatch(path -> after(path).filter(made::contains).isPresent());
    }

    private Map<String, String> moves() {
        return placed.stream().collect(Collectors.toMap(place -> aside.get(place.index()), Placed::path));
    }

    /** Where something is when all is moved; nothing if it was put aside, and not placed again, with what is above it. */
    Optional<String> after(String path) {
        Map<String, String> moves = moves();
        Set<String> all = Set.copyOf(aside);
        for (String above = path; !above.isEmpty(); above = Renames.parent(above)) {
            if (all.contains(above)) {
                String below = path.substring(above.length());
                return Optional.ofNullable(moves.get(above)).map(to -> to + below);
            }
        }
        return Optional.of(path);
    }

    /** The same moves, and other copying after them. */
    SnapshotPlan touching(List<Touched> others) {
        return new SnapshotPlan(aside, identities, placed, emptied, others);
    }

    /** What is put aside and not placed again. */
    public List<String> removed() {
        Set<Integer> kept = placed.stream().map(Placed::index).collect(Collectors.toSet());
        return IntStream.range(0, aside.size())
                .filter(index -> !kept.contains(index))
                .mapToObj(aside::get)
                .toList();
    }

    /**
     * The plan for a difference.
     *
     * @param scope says what takes part; what leaves it is deleted, what enters it is made anew
     */
    static SnapshotPlan of(Difference difference, Scope scope, States states) {
        return new Planning(difference, scope, states).plan();
    }
}
