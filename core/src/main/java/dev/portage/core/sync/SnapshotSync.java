package dev.portage.core.sync;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.core.Stores;
import dev.portage.core.journal.JobFolder;
import dev.portage.core.plan.Layout;
import dev.portage.core.plan.Route;
import dev.portage.core.run.Stop;
import dev.portage.core.sync.SnapshotPlan.Touched;
import dev.portage.core.sync.SyncJournal.Begun;
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
 * @param scope what takes part
 * @param folder of the job
 */
public record SnapshotSync(Ends ends, Scope scope, Stores stores, JobFolder folder) {
    /**
     * Looks at both sides, and plans; if an earlier run is not finished, then what is left of it. Changes nothing.
     *
     * @throws PortageException {@code DIVERGED} if the target is not as the earlier state, nor as an earlier run has left it, or if the source has
     *     gone on so that such a run cannot be finished
     */
    public SnapshotPlan plan() {
        return interrupted().map(this::rest).orElseGet(() -> {
            requireUnchanged();
            return SnapshotPlan.of(ends.difference(stores), scope, StoredStates.before(ends, stores));
        });
    }

    /** What an earlier run has begun, if the target is in the middle of it, and was not taken back since. */
    private Optional<Begun> interrupted() {
        Optional<Begun> begun = journal().unfinished(ends);
        if (begun.isEmpty() || aside().isThere()) {
            return begun;
        }
        if (!ends.isTargetChanged(stores)) {
            return Optional.empty();
        }
        if (!begun.get().isClearing()) {
            throw new PortageException(
                    ErrorCode.DIVERGED,
                    "the target " + ends.target() + " was in the middle of job " + folder.id() + ", and the directory "
                            + aside().name() + " in it, where what was moved was put aside, is not there any more");
        }
        return begun;
    }

    private SnapshotPlan rest(Begun begun) {
        SnapshotPlan plan = begun.plan();
        new Whereabouts(aside(), plan).taken();
        if (!ends.isDifferenceLasting()) {
            return plan;
        }
        SnapshotPlan present = SnapshotPlan.of(ends.difference(stores), scope, StoredStates.amid(plan, ends, stores));
        if (!plan.canEndAs(present)) {
            throw new PortageException(
                    ErrorCode.DIVERGED,
                    "the target " + ends.target() + " is in the middle of job " + folder.id()
                            + ", and in the source " + ends.source()
                            + " other entries were renamed or deleted since: take the target back to its snapshot "
                            + ends.from() + ", and begin anew");
        }
        return plan.touching(present.touched());
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

    /**
     * What an ordinary copy has to do when names are as they should be.
     *
     * @param sources by which the job is named
     * @throws PortageException {@code SOURCE_CHANGED} if the source has lost meanwhile what was planned
     */
    public Layout layout(List<Location> sources, SnapshotPlan plan) {
        List<Route> routes = new ArrayList<>();
        for (Touched touched : plan.touched()) {
            Entry entry = wanted(touched);
            Route route = touched.isNew()
                    ? Route.of(touched.path(), entry).without(touched.without())
                    : Route.alone(touched.path(), entry);
            routes.add(route.within(touched.path()));
        }
        return new Layout(sources, ends.target(), ends.target(), routes);
    }

    /**
     * The same as long as names are what they were, for a look at what would be copied: what has changed is where it was, and what is new
     * is where nothing is.
     *
     * @param sources by which the job is named
     * @throws PortageException {@code SOURCE_CHANGED} if the source has lost meanwhile what was planned
     */
    public Layout outlook(List<Location> sources, SnapshotPlan plan) {
        List<Route> routes = new ArrayList<>();
        for (Touched touched : plan.touched()) {
            Entry entry = wanted(touched);
            Route route = touched.isNew()
                    ? Route.of(elsewhere(touched.path()), entry)
                            .without(touched.without().stream()
                                    .map(this::elsewhere)
                                    .collect(Collectors.toSet()))
                    : Route.alone(touched.before(), entry);
            routes.add(route.within(touched.path()));
        }
        return new Layout(sources, ends.target(), ends.target(), routes);
    }

    private Entry wanted(Touched touched) {
        Location state = ends.state(stores);
        return StoredStates.find(stores, state, touched.path())
                .orElseThrow(() -> new PortageException(
                        ErrorCode.SOURCE_CHANGED,
                        "the source " + state + " has changed while it was looked at: " + touched.path()
                                + " is not there any more"));
    }

    private String elsewhere(String path) {
        return aside().name() + "/" + path;
    }

    /** Renames and puts aside; goes on where an earlier run has stopped. Blocks until it is done, or is to stop. */
    public void move(SnapshotPlan plan, Stop stop) {
        Optional<Begun> begun = interrupted();
        if (begun.isEmpty()) {
            journal().begin(ends, plan);
            aside().begin(plan, stop);
            return;
        }
        aside().goOn(plan, stop);
        if (!stop.isAsked()) {
            Obsolete obsolete = new Obsolete(ends, stores, scope);
            obsolete.removeWithin(begun.get().plan().touched());
            obsolete.removeWithin(plan.touched());
            journal().replan(begun.get(), plan);
        }
    }

    /** Removes what was put aside and has no place any more. The target is then as it was to be, but the job is not over. */
    public void clear() {
        journal().clearing();
        aside().delete();
    }

    /** Ends the job: the next run begins from the start. */
    public void end() {
        clear();
        journal().end();
    }
}
