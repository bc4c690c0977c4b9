package dev.portage.core.sync;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.Location;
import dev.portage.core.Stores;
import dev.portage.core.journal.JobFolder;
import dev.portage.core.plan.Layout;
import dev.portage.core.plan.Route;
import dev.portage.core.run.Stop;
import dev.portage.core.sync.SnapshotPlan.Touched;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Brings a target from the state of one snapshot to that of another: first what was renamed or deleted, here, and then, by an ordinary copy of
 * what was touched, the rest. What is done to the target is written down before, so that a run that was killed is gone on with. Whoever
 * changes the target holds the job's lock from the plan to the end.
 *
 * @param ends where from, where to, and between which states
 * @param folder of the job
 */
public record SnapshotSync(Ends ends, Stores stores, JobFolder folder) {
    /**
     * Looks at both sides, and plans, unless an earlier run has.
     *
     * @param scope what takes part
     * @throws PortageException {@code DIVERGED} if the target is not as the earlier state
     */
    public SnapshotPlan plan(Scope scope) {
        return journal().unfinished(ends).orElseGet(() -> {
            requireUnchanged();
            return SnapshotPlan.of(ends.difference(stores), scope, new StoredStates());
        });
    }

    private SyncJournal journal() {
        return new SyncJournal(folder);
    }

    private AsideFolder aside() {
        return new AsideFolder(stores.of(ends.target()), ends.target(), folder.id());
    }

    private void requireUnchanged() {
        if (ends.isTargetChanged(stores)) {
            String reason = AsideFolder.jobIn(stores.of(ends.target()), ends.target())
                    .map(job -> "is in the middle of job " + job + ", which is not this one or was begun elsewhere: run"
                            + " that command again, with the options, on the machine and with the --journal of the"
                            + " first run")
                    .orElse("has changed since its snapshot " + ends.from());
            throw new PortageException(ErrorCode.DIVERGED, "the target " + ends.target() + " " + reason);
        }
    }

    private final class StoredStates implements States {
        @Override
        public Optional<Entry> present(String path) {
            return find(ends.before(stores), path);
        }

        @Override
        public List<Entry> presentIn(String path) {
            Location directory = ends.before(stores).resolve(path);
            List<Entry> entries = new ArrayList<>();
            try (EntryIterator listing = stores.of(directory).list(directory)) {
                listing.forEachRemaining(entries::add);
            }
            return entries;
        }

        @Override
        public Optional<Entry> wanted(String path) {
            return find(ends.state(stores), path);
        }

        @Override
        public boolean isAtTarget(String path) {
            return find(ends.target(), path).isPresent();
        }
    }

    private Optional<Entry> find(Location directory, String path) {
        Location location = path.isEmpty() ? directory : directory.resolve(path);
        return stores.of(location).find(location);
    }

    /**
     * What an ordinary copy has to do when names are as they should be.
     *
     * @param sources by which the job is named
     */
    public Layout layout(List<Location> sources, SnapshotPlan plan) {
        List<Route> routes = new ArrayList<>();
        for (Touched touched : plan.touched()) {
            find(ends.state(stores), touched.path())
                    .map(entry -> touched.isNew()
                            ? Route.of(touched.path(), entry).without(touched.without())
                            : Route.alone(touched.path(), entry))
                    .ifPresent(route -> routes.add(route.within(touched.path())));
        }
        return new Layout(sources, ends.target(), ends.target(), routes);
    }

    /**
     * The same as long as names are what they were, for a look at what would be copied: what has changed is where it was, and what is new
     * is where nothing is.
     *
     * @param sources by which the job is named
     */
    public Layout outlook(List<Location> sources, SnapshotPlan plan) {
        List<Route> routes = new ArrayList<>();
        for (Touched touched : plan.touched()) {
            find(ends.state(stores), touched.path())
                    .map(entry -> touched.isNew()
                            ? Route.of(elsewhere(touched.path()), entry)
                                    .without(touched.without().stream()
                                            .map(this::elsewhere)
                                            .collect(Collectors.toSet()))
                            : Route.alone(touched.before(), entry))
                    .ifPresent(route -> routes.add(route.within(touched.path())));
        }
        return new Layout(sources, ends.target(), ends.target(), routes);
    }

    private String elsewhere(String path) {
        return aside().name() + "/" + path;
    }

    /** Renames and puts aside; goes on where an earlier run has stopped. Blocks until it is done, or is to stop. */
    public void move(SnapshotPlan plan, Stop stop) {
        SyncJournal journal = journal();
        if (journal.unfinished(ends).isEmpty()) {
            journal.begin(ends, plan);
        }
        aside().move(plan, journal, stop);
    }

    /** Removes what was put aside and has no place any more. The target is then as it was to be, but the job is not over. */
    public void clear() {
        aside().delete();
    }

    /** Ends the job: the next run begins from the start. */
    public void end() {
        clear();
        journal().end();
    }
}
