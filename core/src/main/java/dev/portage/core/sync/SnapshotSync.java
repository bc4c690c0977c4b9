package dev.portage.core.sync;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Change;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Snapshots;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.TreeRenaming;
import dev.portage.core.Stores;
import dev.portage.core.journal.JobFolder;
import dev.portage.core.plan.Layout;
import dev.portage.core.plan.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Brings a target from the state of one snapshot to that of another: first what was renamed or deleted, here, and then, by an ordinary copy of
 * what was touched, the rest. What is done to the target is written down before, so that a run that was killed is gone on with.
 *
 * @param ends where from, where to, and between which states
 * @param folder of the job
 */
public record SnapshotSync(Ends ends, Stores stores, JobFolder folder) {
    private static final String ASIDE = ".distcp.diff.tmp";
    private static final String PRESENT = ".";

    /**
     * What is synchronised.
     *
     * @param from the state of the target
     * @param to the state that it gets
     * @param asked the directory whose states are compared
     */
    public record Ends(Location source, Location target, String from, String to, Location asked) {
        /** The later state of the source is copied to a target that is as the earlier one. */
        public static Ends forth(Location source, Location target, String from, String to) {
            return new Ends(source, target, from, to, source);
        }

        /** A target that has gone on is brought back to an earlier state, which the source has kept. */
        public static Ends back(Location source, Location target, String from, String to) {
            return new Ends(source, target, from, to, target);
        }
    }

    private static String name(String snapshot) {
        return snapshot.equals(PRESENT) ? "" : snapshot;
    }

    private Snapshots snapshots(Location location, String side) {
        return stores.of(location)
                .capability(Snapshots.class)
                .orElseThrow(() -> new PortageException(
                        ErrorCode.UNSUPPORTED,
                        "The " + side + " file system " + location + " does not support snapshot."));
    }

    /** Where the wanted state is read. */
    public Location state() {
        return state(ends.to);
    }

    private Location state(String snapshot) {
        return name(snapshot).isEmpty()
                ? ends.source
                : snapshots(ends.source, "source").state(ends.source, snapshot);
    }

    /** Names the job: the states, and not only the directories, are what it is about. */
    public List<Location> named() {
        return List.of(state(ends.from), state(ends.to));
    }

    /**
     * Looks at both sides, and plans, unless an earlier run has.
     *
     * @param takes whether a path takes part
     * @throws PortageException {@code NOT_FOUND} if a state is not kept, {@code DIVERGED} if the target is not as the earlier one, {@code
     *     UNSUPPORTED} if a store keeps no states
     */
    public SnapshotPlan plan(Predicate<String> takes) {
        SyncJournal journal = new SyncJournal(folder);
        return journal.unfinished().orElseGet(() -> {
            requireStates();
            List<Change> changes =
                    snapshots(ends.asked, "source").difference(ends.asked, name(ends.from), name(ends.to));
            return SnapshotPlan.of(changes, takes);
        });
    }

    private void requireStates() {
        Snapshots target = snapshots(ends.target, "target");
        Optional<Entry> earlier = requireState(ends.asked, ends.from);
        Optional<Entry> later = requireState(ends.source, ends.to);
        boolean isForth = ends.asked.equals(ends.source);
        if (isForth
                && earlier.isPresent()
                && later.isPresent()
                && !name(ends.to).isEmpty()
                && later.get().modified().isBefore(earlier.get().modified())) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT, "Snapshot " + ends.to + " should be newer than " + ends.from);
        }
        if (!name(ends.from).isEmpty()) {
            requireState(ends.target, ends.from);
            if (!target.difference(ends.target, ends.from, "").isEmpty()) {
                throw new PortageException(
                        ErrorCode.DIVERGED, "The target has been modified since snapshot " + ends.from);
            }
        }
    }

    private Optional<Entry> requireState(Location directory, String snapshot) {
        Location place = name(snapshot).isEmpty()
                ? directory
                : snapshots(directory, "source").state(directory, snapshot);
        Optional<Entry> entry = stores.of(directory).find(place);
        if (entry.isEmpty()) {
            throw new PortageException(ErrorCode.NOT_FOUND, "Input snapshot is not found: " + place);
        }
        return entry;
    }

    /** What an ordinary copy has to do when names are as they should be. */
    public Layout layout(SnapshotPlan plan) {
        Location state = state();
        List<Route> routes = new ArrayList<>();
        for (SnapshotPlan.Touched touched : plan.touched()) {
            Location source = touched.path().isEmpty() ? state : state.resolve(touched.path());
            stores.of(source)
                    .find(source)
                    .map(entry -> touched.isNew()
                            ? Route.of(touched.path(), entry).without(touched.without())
                            : Route.alone(touched.path(), entry))
                    .ifPresent(routes::add);
        }
        return new Layout(named(), ends.target, ends.target, routes);
    }

    /** Renames and puts aside; goes on where an earlier run has stopped. Blocks. */
    public void move(SnapshotPlan plan) {
        folder.create();
        SyncJournal journal = new SyncJournal(folder);
        if (journal.unfinished().isEmpty()) {
            journal.begin(plan);
        }
        int done = journal.done();
        List<Step> steps = steps(plan);
        if (!steps.isEmpty()) {
            stores.of(ends.target).createDirectory(aside());
        }
        for (int index = done; index < steps.size(); index++) {
            steps.get(index).take(stores.of(ends.target), index == done);
            journal.step();
        }
    }

    private List<Step> steps(SnapshotPlan plan) {
        List<Step> steps = new ArrayList<>();
        for (int index = 0; index < plan.aside().size(); index++) {
            steps.add(new Step(ends.target.resolve(plan.aside().get(index)), aside(index)));
        }
        plan.placed().forEach(placed -> steps.add(new Step(aside(placed.index()), ends.target.resolve(placed.path()))));
        return steps;
    }

    private Location aside() {
        return ends.target.resolve(ASIDE + folder.id());
    }

    private Location aside(int index) {
        return aside().resolve(Integer.toString(index));
    }

    /** Removes what was put aside and has no place any more. */
    public void end() {
        stores.of(ends.target).delete(aside());
        new SyncJournal(folder).end();
    }

    /** One renaming. */
    private record Step(Location from, Location to) {
        /**
         * Renames.
         *
         * @param isInDoubt whether it may have been done by a run that could not write that down
         */
        void take(Storage storage, boolean isInDoubt) {
            if (isInDoubt && storage.find(from).isEmpty() && storage.find(to).isPresent()) {
                return;
            }
            to.parent().ifPresent(storage::createDirectory);
            storage.capability(TreeRenaming.class)
                    .orElseThrow(() -> new PortageException(
                            ErrorCode.UNSUPPORTED, "the store of " + from + " cannot rename a directory at once"))
                    .rename(from, to);
        }
    }
}
