package dev.portage.core.sync;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.NameOrder;
import dev.portage.core.sync.SnapshotPlan.Placed;
import dev.portage.core.sync.SnapshotPlan.Touched;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Makes a {@link SnapshotPlan}. Where not everything takes part, an entry may begin or cease to do so because of its new name, or that of a
 * directory above it: then all that is in renamed directories is looked at, one by one. Used once.
 */
final class Planning {
    private static final Comparator<String> DEEPEST_FIRST = NameOrder.PATHS.reversed();

    private final Difference difference;
    private final Scope scope;
    private final States states;
    private final Map<String, String> moves = new HashMap<>();
    private final NavigableSet<String> aside = new TreeSet<>(DEEPEST_FIRST);
    private final NavigableSet<String> emptied = new TreeSet<>(DEEPEST_FIRST);
    private final Map<String, String> identities = new HashMap<>();
    private final Set<String> made = new HashSet<>();
    private final Map<String, String> changed = new HashMap<>();

    Planning(Difference difference, Scope scope, States states) {
        this.difference = difference;
        this.scope = scope;
        this.states = states;
    }

    SnapshotPlan plan() {
        difference.gone().forEach(path -> remove(path, () -> states.present(path)));
        difference.moved().forEach(this::move);
        difference.made().stream().filter(scope::looksInto).forEach(made::add);
        difference.changed().forEach(this::change);
        List.copyOf(aside).forEach(this::lookAtTarget);
        List.copyOf(aside).stream().filter(this::goesWithAnother).forEach(aside::remove);
        List<String> order = List.copyOf(aside);
        Set<String> arrived = Set.copyOf(moves.values());
        emptied.removeIf(path -> nearest(path, arrived).isPresent());
        return new SnapshotPlan(
                order,
                order.stream().map(path -> identities.getOrDefault(path, "")).toList(),
                placed(order),
                List.copyOf(emptied),
                touched(arrived));
    }

    private void remove(String path, Supplier<Optional<Entry>> entry) {
        if (scope.takes(path, entry)) {
            aside.add(path);
        } else if (scope.looksInto(path)) {
            entry.get().filter(Entry::isDirectory).ifPresent(directory -> {
                emptied.add(path);
                below(path, (inside, child) -> remove(inside, () -> Optional.of(child)));
            });
        }
    }

    /** All that is in a directory, but for what is told of by itself. */
    private void below(String path, BiConsumer<String, Entry> use) {
        for (Entry entry : states.presentIn(path)) {
            String inside = path + "/" + entry.name();
            if (!difference.tellsOf(inside)) {
                use.accept(inside, entry);
            }
        }
    }

    private void move(String path, String to) {
        if (scope.dependsOnPlace()) {
            states.present(path).ifPresent(entry -> move(new Way(path, to), entry, false));
        } else {
            moves.put(path, to);
            aside.add(path);
        }
    }

    private record Way(String from, String to) {
        Way into(String path) {
            return new Way(path, to + path.substring(from.length()));
        }
    }

    /**
     * Moves an entry, and all that is in it.
     *
     * @param isCarried whether it moves with a directory above it anyway
     */
    private void move(Way way, Entry entry, boolean isCarried) {
        boolean leaves = scope.takes(way.from, () -> Optional.of(entry));
        boolean arrives = scope.takes(way.to, () -> Optional.of(entry));
        boolean carries = leaves ? arrives : isCarried;
        if (leaves && !(arrives && isCarried)) {
            aside.add(way.from);
        }
        if (leaves && arrives && !isCarried) {
            moves.put(way.from, way.to);
        } else if (!leaves && arrives) {
            enter(way, entry);
        }
        if (!leaves && !isCarried && entry.isDirectory()) {
            emptied.add(way.from);
        }
        if (entry.isDirectory() && (scope.looksInto(way.from) || scope.looksInto(way.to))) {
            below(way.from, (inside, child) -> move(way.into(inside), child, carries));
        }
    }

    /** A directory that enters the scope may have something in it that was there before. */
    private void enter(Way way, Entry entry) {
        if (entry.isDirectory()) {
            changed.put(way.to, way.from);
        } else {
            made.add(way.to);
        }
    }

    private void change(String path, String before) {
        if (scope.takes(path, () -> states.wanted(path))) {
            changed.put(path, before);
        } else if (scope.takes(before, () -> states.present(before))) {
            aside.add(before);
            moves.remove(before);
        }
    }

    private void lookAtTarget(String path) {
        states.atTarget(path).ifPresentOrElse(identity -> identities.put(path, identity), () -> makeUpFor(path));
    }

    /** What should be there and is not need not go, and cannot be moved. */
    private void makeUpFor(String path) {
        aside.remove(path);
        Optional.ofNullable(moves.remove(path)).ifPresent(made::add);
    }

    /** Whether the nearest directory above that is put aside goes with all that is in it. */
    private boolean goesWithAnother(String path) {
        return !moves.containsKey(path)
                && nearest(Renames.parent(path), aside)
                        .filter(above -> !moves.containsKey(above))
                        .isPresent();
    }

    private List<Placed> placed(List<String> order) {
        List<Placed> placed = new ArrayList<>();
        for (int index = 0; index < order.size(); index++) {
            Optional<String> to = Optional.ofNullable(moves.get(order.get(index)));
            if (to.isPresent()) {
                placed.add(new Placed(index, to.get()));
            }
        }
        placed.sort(Comparator.comparing(Placed::path, NameOrder.PATHS));
        return placed;
    }

    /** What is new is walked as a whole; what is told of besides, somewhere in it, is walked with it. */
    private List<Touched> touched(Set<String> arrived) {
        List<Touched> touched = new ArrayList<>();
        made.stream()
                .filter(path -> !isWithinNew(Renames.parent(path), arrived))
                .forEach(path -> touched.add(Touched.made(path, within(path, arrived))));
        changed.keySet().stream()
                .filter(path -> !isWithinNew(path, arrived))
                .forEach(path -> touched.add(Touched.changed(path, changed.getOrDefault(path, path))));
        touched.sort(Comparator.comparing(Touched::path, NameOrder.PATHS));
        return touched;
    }

    private static Set<String> within(String directory, Set<String> paths) {
        return paths.stream().filter(path -> path.startsWith(directory + "/")).collect(Collectors.toSet());
    }

    private boolean isWithinNew(String path, Set<String> arrived) {
        Optional<String> newcomer = nearest(path, made);
        Optional<String> moved = nearest(path, arrived);
        return newcomer.isPresent()
                && moved.map(above -> above.length() < newcomer.get().length()).orElse(true);
    }

    /** The path, or the nearest above it, that is one of some. */
    private static Optional<String> nearest(String path, Set<String> some) {
        for (String above = path; !above.isEmpty(); above = Renames.parent(above)) {
            if (some.contains(above)) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }
}
