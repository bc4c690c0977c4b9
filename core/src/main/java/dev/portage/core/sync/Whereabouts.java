package dev.portage.core.sync;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.core.sync.SnapshotPlan.Placed;
import dev.portage.core.sync.SnapshotPlan.Touched;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where everything is by now that a plan moves. The target is asked, and by identity: nothing depends on what a killed run could still write
 * down, and what somebody else has put in a place is not taken for what belongs there.
 */
final class Whereabouts {
    private final AsideFolder folder;
    private final SnapshotPlan plan;
    private final Map<String, Entry> aside;
    private final boolean isFolderThere;
    private final Map<Integer, String> placed;
    private final Set<String> touched;

    private enum Place {
        BEFORE,
        ASIDE,
        PLACED
    }

    Whereabouts(AsideFolder folder, SnapshotPlan plan) {
        this.folder = folder;
        this.plan = plan;
        this.isFolderThere = folder.isThere();
        this.aside = isFolderThere ? folder.contents() : Map.of();
        this.placed = plan.placed().stream().collect(Collectors.toMap(Placed::index, Placed::path));
        this.touched = plan.touched().stream().map(Touched::path).collect(Collectors.toSet());
    }

    /**
     * How many steps of the plan are taken. Without the folder, all are.
     *
     * @throws PortageException {@code DIVERGED} if the target is not as the plan and its steps leave it
     */
    int taken() {
        List<Place> places =
                IntStream.range(0, plan.aside().size()).mapToObj(this::place).toList();
        List<Integer> steps = new ArrayList<>();
        List<Boolean> taken = new ArrayList<>();
        for (int index = 0; index < places.size(); index++) {
            steps.add(index);
            taken.add(places.get(index) != Place.BEFORE);
        }
        for (Placed place : plan.placed()) {
            steps.add(place.index());
            taken.add(places.get(place.index()) == Place.PLACED);
        }
        int done = taken.contains(false) ? taken.indexOf(false) : taken.size();
        int out = isFolderThere ? taken.lastIndexOf(true) : taken.lastIndexOf(false);
        if (out >= done) {
            throw diverged(plan.aside().get(steps.get(out)), "is not where it was left");
        }
        requireVacant(places);
        return done;
    }

    private Place place(int index) {
        String identity = plan.identities().get(index);
        Optional<String> to = Optional.ofNullable(placed.get(index));
        if (isSame(Optional.ofNullable(aside.get(Integer.toString(index))), identity)
                || (to.isEmpty() && !isFolderThere)) {
            return Place.ASIDE;
        }
        if (to.isPresent() && isSame(find(to.get()), identity)) {
            return Place.PLACED;
        }
        if (isSame(find(plan.aside().get(index)), identity)) {
            return Place.BEFORE;
        }
        if (to.filter(touched::contains).flatMap(this::find).isPresent()) {
            return Place.PLACED; // and copied anew since
        }
        throw diverged(plan.aside().get(index), "is not where it was left");
    }

    private Optional<Entry> find(String path) {
        Location location = folder.target().resolve(path);
        return folder.storage().find(location);
    }

    private static boolean isSame(Optional<Entry> entry, String identity) {
        return entry.filter(found ->
                        identity.isEmpty() || found.identity().orElse("").equals(identity))
                .isPresent();
    }

    /** Nothing is where something was taken away, unless the plan has put or makes something there. */
    private void requireVacant(List<Place> places) {
        Set<String> filled = new HashSet<>(placed.values());
        plan.touched().stream().filter(Touched::isNew).map(Touched::path).forEach(filled::add);
        Set<String> needed = Stream.concat(filled.stream(), touched.stream())
                .flatMap(Whereabouts::ancestry)
                .collect(Collectors.toSet());
        for (int index = 0; index < places.size(); index++) {
            String path = plan.aside().get(index);
            boolean isExpected = needed.contains(path) || ancestry(path).anyMatch(filled::contains);
            if (places.get(index) != Place.BEFORE && !isExpected && find(path).isPresent()) {
                throw diverged(path, "is there again");
            }
        }
    }

    private static Stream<String> ancestry(String path) {
        return Stream.iterate(path, above -> !above.isEmpty(), Renames::parent);
    }

    private PortageException diverged(String path, String what) {
        return new PortageException(
                ErrorCode.DIVERGED,
                "the target " + folder.target() + " is in the middle of job " + folder.job()
                        + ", and somebody else has changed it: " + path + " " + what);
    }
}
