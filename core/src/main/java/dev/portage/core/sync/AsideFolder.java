package dev.portage.core.sync;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.TreeRenaming;
import dev.portage.core.run.Stop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The directory in a target where a synchronisation puts things aside. It is there from the first change of the target to the last, so that
 * whoever comes across it knows that the target is neither as it was nor as it will be.
 *
 * @param job whose id is in the directory's name
 */
record AsideFolder(Storage storage, Location target, String job) {
    private static final String PREFIX = ".distcp.diff.tmp";

    /** Below the target. */
    String name() {
        return PREFIX + job;
    }

    private Location location() {
        return target.resolve(name());
    }

    private Location location(int index) {
        return location().resolve(Integer.toString(index));
    }

    /** The job that is in the middle of changing a target. */
    static Optional<String> jobIn(Storage storage, Location target) {
        try (EntryIterator entries = storage.list(target)) {
            while (entries.hasNext()) {
                String name = entries.next().name();
                if (name.startsWith(PREFIX)) {
                    return Optional.of(name.substring(PREFIX.length()));
                }
            }
            return Optional.empty();
        }
    }

    /** Whether the target is in the middle of being changed. */
    boolean isThere() {
        return storage.find(location()).isPresent();
    }

    /** What is put aside, by name. */
    Map<String, Entry> contents() {
        Map<String, Entry> contents = new HashMap<>();
        try (EntryIterator entries = storage.list(location())) {
            entries.forEachRemaining(entry -> contents.put(entry.name(), entry));
        }
        return contents;
    }

    /** Makes itself, and takes all steps of a plan, unless it is to stop. */
    void begin(SnapshotPlan plan, Stop stop) {
        storage.createDirectory(location());
        move(plan, 0, stop);
    }

    /** Takes all steps of a plan that are not taken yet, unless it is to stop. */
    void goOn(SnapshotPlan plan, Stop stop) {
        move(plan, new Whereabouts(this, plan).taken(), stop);
    }

    private void move(SnapshotPlan plan, int taken, Stop stop) {
        List<Step> steps = steps(plan);
        for (int index = taken; index < steps.size() && !stop.isAsked(); index++) {
            steps.get(index).take(storage);
        }
        if (!stop.isAsked()) {
            plan.emptied().forEach(path -> removeIfEmpty(target.resolve(path)));
        }
    }

    private List<Step> steps(SnapshotPlan plan) {
        List<Step> steps = new ArrayList<>();
        for (int index = 0; index < plan.aside().size(); index++) {
            steps.add(new Step(target.resolve(plan.aside().get(index)), location(index)));
        }
        plan.placed().forEach(placed -> steps.add(new Step(location(placed.index()), target.resolve(placed.path()))));
        return steps;
    }

    private void removeIfEmpty(Location directory) {
        if (storage.find(directory).filter(Entry::isDirectory).isPresent() && isEmpty(directory)) {
            storage.delete(directory);
        }
    }

    private boolean isEmpty(Location directory) {
        try (EntryIterator entries = storage.list(directory)) {
            return !entries.hasNext();
        }
    }

    /** Deletes it with all that is in it; nothing happens if it is not there. */
    void delete() {
        storage.delete(location());
    }

    /** One renaming. */
    private record Step(Location from, Location to) {
        void take(Storage storage) {
            to.parent().ifPresent(storage::createDirectory);
            storage.capability(TreeRenaming.class)
                    .orElseThrow(() -> new PortageException(
                            ErrorCode.UNSUPPORTED, "the store of " + from + " cannot rename a directory at once"))
                    .rename(from, to);
        }
    }
}
