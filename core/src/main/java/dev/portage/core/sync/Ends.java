package dev.portage.core.sync;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Snapshots;
import dev.portage.core.Stores;
import java.util.List;
import java.util.Optional;

/**
 * What is synchronised: where from, where to, and between which states. {@code .} names the present one.
 *
 * @param from the state of the target
 * @param to the state that it gets
 * @param way whether the changes were made at the source, or at the target and are to be taken back
 */
public record Ends(Location source, Location target, String from, String to, Way way) {
    private static final String PRESENT = ".";

    /** In which direction the target goes. */
    private enum Way {
        FORTH,
        BACK
    }

    /** The later state of the source is copied to a target that is as the earlier one. */
    public static Ends forth(Location source, Location target, String from, String to) {
        return new Ends(source, target, from, to, Way.FORTH);
    }

    /** A target that has gone on is brought back to an earlier state, which the source has kept. */
    public static Ends back(Location source, Location target, String from, String to) {
        return new Ends(source, target, from, to, Way.BACK);
    }

    /** Where the wanted state is read. */
    public Location state(Stores stores) {
        return state(source, to, stores);
    }

    /** Names the job: the states, and not only the directories, are what it is about. */
    public List<Location> named(Stores stores) {
        return List.of(state(source, from, stores), state(stores));
    }

    /** Where the state is read from which on the changes are carried over or taken back. */
    Location before(Stores stores) {
        return state(asked(), from, stores);
    }

    /** The directory whose states are compared. */
    private Location asked() {
        return way == Way.FORTH ? source : target;
    }

    private static boolean isPresent(String snapshot) {
        return snapshot.isEmpty() || snapshot.equals(PRESENT);
    }

    private static String name(String snapshot) {
        return isPresent(snapshot) ? "" : snapshot;
    }

    private static Location state(Location directory, String snapshot, Stores stores) {
        return isPresent(snapshot)
                ? directory
                : Lineage.snapshots(stores, directory).state(directory, snapshot);
    }

    /** Whether the difference is the same when the target has begun to change. */
    boolean isDifferenceLasting() {
        return way == Way.FORTH || !isPresent(from);
    }

    Difference difference(Stores stores) {
        Snapshots snapshots = Lineage.snapshots(stores, asked());
        return way == Way.FORTH
                ? Difference.forth(snapshots.difference(source, name(from), name(to)))
                : Difference.back(snapshots.difference(target, name(to), name(from)));
    }

    /**
     * Makes sure that all states are kept, and in this order.
     *
     * @throws PortageException {@code DIVERGED} if the target has not kept its own, {@code NOT_FOUND} if another is not kept, {@code INVALID_ARGUMENT} if the later one is the older one, {@code UNSUPPORTED}
     *     if a store keeps no states
     */
    public void requireStates(Stores stores) {
        Lineage.snapshots(stores, source);
        isTargetChanged(stores); // a target without its state is refused before anything else is looked at
        Entry before = find(asked(), from, stores);
        Entry after = find(way == Way.FORTH ? source : target, to, stores);
        find(source, to, stores);
        boolean isLast = isPresent(way == Way.FORTH ? to : from);
        Entry earlier = way == Way.FORTH ? before : after;
        Entry later = way == Way.FORTH ? after : before;
        if (!isLast && later.modified().isBefore(earlier.modified())) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "the snapshot " + (way == Way.FORTH ? to : from) + " of " + asked() + " is older than "
                            + (way == Way.FORTH ? from : to) + "; give them in the other order");
        }
    }

    private static Entry find(Location directory, String snapshot, Stores stores) {
        Location place = state(directory, snapshot, stores);
        Optional<Entry> entry = stores.of(directory).find(place);
        return entry.orElseThrow(() -> new PortageException(
                ErrorCode.NOT_FOUND,
                isPresent(snapshot)
                        ? "the directory " + directory + " does not exist"
                        : "the directory " + directory + " has no snapshot '" + snapshot + "'"));
    }

    /**
     * Whether the target has changed since the state from which it is to go on.
     *
     * @throws PortageException {@code DIVERGED} if it has not kept that, or keeps none
     */
    boolean isTargetChanged(Stores stores) {
        Snapshots snapshots = Lineage.snapshots(stores, target);
        try {
            if (isPresent(from)) {
                snapshots.names(target);
                return false;
            }
            return !snapshots.difference(target, from, "").isEmpty();
        } catch (PortageException e) {
            if (e.code() != ErrorCode.NOT_FOUND && e.code() != ErrorCode.UNSUPPORTED) {
                throw e;
            }
            throw new PortageException(
                    ErrorCode.DIVERGED,
                    (isPresent(from)
                                    ? ""
                                    : "the target " + target + " has no snapshot '" + from + "' from which to go on: ")
                            + e.getMessage(),
                    e);
        }
    }
}
