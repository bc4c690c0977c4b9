package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Deletion;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.Trash;
import dev.portage.core.spool.ReverseSpool;
import dev.portage.core.task.Extra;
import dev.portage.core.task.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Deletes what only the target has, a directory in one go with all that is below it. Used by one thread. */
public final class Deleter {
    private static final int THREADS = 16;

    private final Workplace workplace;
    private final Retry retry;
    private final OutcomeSink outcomes;
    private final Optional<Trash> trash;
    /** The directory that was last to be deleted as a whole, and what became of it. */
    private Optional<Extra> top = Optional.empty();

    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    /** A deleter of one job. */
    public Deleter(Workplace workplace, Retry retry, Deletion deletion, OutcomeSink outcomes) {
        this.workplace = workplace;
        this.retry = retry;
        this.outcomes = outcomes;
        this.trash = deletion.disposal() == Deletion.Disposal.FOR_GOOD
                ? Optional.empty()
                : workplace.target().capability(Trash.class).filter(bin -> bin.isOn(workplace.base()));
    }

    /** Deletes everything; blocks. An entry that cannot be deleted is an outcome, and does not keep the others. */
    public void delete(ReverseSpool<Extra> extras) {
        extras.drainReversed(this::delete);
    }

    /** Deletes some of many. Directories come before what lies below them: whatever lies below the last one goes with it. */
    void delete(List<Extra> chunk) {
        List<Extra> tops = new ArrayList<>();
        List<Goner> goners = new ArrayList<>(chunk.size());
        for (Extra extra : chunk) {
            if (top.isEmpty() || !isBelow(extra, top.get())) {
                top = Optional.of(extra);
                tops.add(extra);
            }
            goners.add(new Goner(extra, top.get()));
        }
        Parallel.forEach(tops, THREADS, workplace.stop(), this::deleteTop);
        goners.sort(Comparator.comparing(goner -> goner.extra.path(), NameOrder.PATHS));
        goners.forEach(this::tell);
    }

    /**
     * What goes.
     *
     * @param top goes as a whole, and this with it
     */
    private record Goner(Extra extra, Extra top) {}

    private void tell(Goner goner) {
        if (!failed.contains(goner.top.path())) {
            Extra extra = goner.extra;
            outcomes.accept(new Outcome.Deleted(extra.path(), extra.kind(), extra.bytes()));
        }
    }

    private static boolean isBelow(Extra extra, Extra directory) {
        return extra.path().startsWith(directory.path() + "/");
    }

    private void remove(Location location) {
        if (trash.isPresent()) {
            trash.get().moveToTrash(location);
        } else {
            workplace.target().delete(location);
        }
    }

    /** A directory goes with all that is in it: with what was put there meanwhile, too, which nobody has agreed to. */
    private void requireNothingNew(Extra extra, Location location) {
        if (extra.kind() == EntryKind.DIRECTORY && isThere(location) && contents(extra.path()) != extra.contents()) {
            throw new PortageException(
                    ErrorCode.TOO_MANY_DELETES,
                    "what is in " + location + " has changed since it was listed; nothing of it was deleted");
        }
    }

    private boolean isThere(Location directory) {
        return workplace.target().find(directory).isPresent();
    }

    /** As {@link Extra#contents} was summed up; a link to a directory has nothing below it. */
    private long contents(String path) {
        Storage target = workplace.target();
        Location directory = workplace.target(path);
        if (!target.resolve(directory).equals(directory)) {
            return 0;
        }
        long contents = 0;
        try (EntryIterator entries = target.list(directory)) {
            while (entries.hasNext()) {
                Entry entry = entries.next();
                String below = path + "/" + entry.name();
                contents += Extra.trace(below, entry);
                if (entry.isDirectory()) {
                    contents += contents(below);
                }
            }
        }
        return contents;
    }

    private void deleteTop(Extra extra) {
        Location location = workplace.target(extra.path());
        try {
            retry.call(() -> {
                requireNothingNew(extra, location);
                return true;
            });
            retry.call(() -> {
                remove(location);
                return true;
            });
        } catch (PortageException e) {
            if (e.code() == ErrorCode.INTERRUPTED) {
                throw e;
            }
            failed.add(extra.path());
            outcomes.accept(Outcome.Failed.of(extra.path(), e));
        }
    }
}
