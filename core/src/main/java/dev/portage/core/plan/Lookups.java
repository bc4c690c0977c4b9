package dev.portage.core.plan;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.core.Stores;
import dev.portage.core.plan.SourceListing.Listed;
import dev.portage.core.run.Parallel;
import dev.portage.core.run.Retry;
import dev.portage.core.run.Stop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at listed entries again, many at a time: a listing may be old, and does not tell all that a store knows. Used by one thread. */
final class Lookups implements Iterator<Listed> {
    private static final int AT_ONCE = 512;
    private static final int THREADS = 16;

    private final Iterator<Listed> listing;
    private final Stores stores;
    private final Retry retry;
    private final Stop stop;
    private final Deque<Listed> ready = new ArrayDeque<>();

    Lookups(Iterator<Listed> listing, Stores stores, Retry retry, Stop stop) {
        this.listing = listing;
        this.stores = stores;
        this.retry = retry;
        this.stop = stop;
    }

    @Override
    public boolean hasNext() {
        if (ready.isEmpty() && listing.hasNext()) {
            look();
        }
        return !ready.isEmpty();
    }

    @Override
    public Listed next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void look() {
        List<Listed> some = new ArrayList<>();
        while (some.size() < AT_ONCE && listing.hasNext()) {
            some.add(listing.next());
        }
        Map<Listed, Entry> found = new ConcurrentHashMap<>();
        Parallel.forEach(some, THREADS, stop, listed -> found.put(listed, look(listed.entry())));
        some.forEach(listed -> ready.add(new Listed(listed.path(), Objects.requireNonNull(found.get(listed)))));
    }

    /** What is not there any more, or cannot be looked at, is taken for a file: to read it fails, and says why. */
    private Entry look(Entry listed) {
        try {
            return retry.call(() -> stores.of(listed.location()).find(listed.location()))
                    .orElseGet(() -> unread(listed));
        } catch (PortageException e) {
            if (e.code() == ErrorCode.INTERRUPTED) {
                throw e;
            }
            return unread(listed);
        }
    }

    private static Entry unread(Entry listed) {
        return new Entry(
                listed.location(),
                EntryKind.FILE,
                listed.length(),
                listed.modified(),
                listed.identity(),
                listed.attributes());
    }
}
