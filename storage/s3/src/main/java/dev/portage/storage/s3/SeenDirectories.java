package dev.portage.storage.s3;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What lies in directories of which all keys were seen when one above them was listed, so that a tree of many small ones costs no request for
 * each. Each is told once, soon, and not after something was written there by this process; the oldest are forgotten when there are too many.
 * Thread-safe.
 */
final class SeenDirectories {
    private static final int MOST_ENTRIES = 100_000;
    private static final long BELIEVED_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private final LinkedHashMap<Location, Seen> directories = new LinkedHashMap<>();
    private long entries;

    private record Seen(List<Entry> entries, long since) {
        /** A directory that is empty takes room, too. */
        int weight() {
            return entries.size() + 1;
        }
    }

    /** Nothing was seen. */
    SeenDirectories(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Remembers a directory and all that are below it.
     *
     * @param prefix with which the keys of all objects begin
     */
    void add(Location directory, String prefix, List<S3Object> objects) {
        List<Entry> seen = new ArrayList<>();
        Children children = new Children(directory, prefix, new Children.Sink() {
            @Override
            public void accept(Entry entry) {
                seen.add(entry);
            }

            @Override
            public void passed(Entry below, List<S3Object> inside) {
                add(below.location(), prefix + below.name() + "/", inside);
            }
        });
        objects.forEach(children::add);
        children.end();
        put(directory, inOrder(seen));
    }

    /** By name; what is both file and directory is neither. */
    private static List<Entry> inOrder(List<Entry> seen) {
        seen.sort(Comparator.comparing(Entry::name, NameOrder.NAMES));
        List<Entry> result = new ArrayList<>(seen.size());
        for (Entry entry : seen) {
            int last = result.size() - 1;
            if (last >= 0 && result.get(last).name().equals(entry.name())) {
                result.set(last, Children.other(entry.location()));
            } else {
                result.add(entry);
            }
        }
        return result;
    }

    private synchronized void put(Location directory, List<Entry> seen) {
        remove(directory);
        Seen now = new Seen(seen, nanos.getAsLong());
        directories.put(directory, now);
        entries += now.weight();
        Iterator<Map.Entry<Location, Seen>> eldest = directories.entrySet().iterator();
        while (entries > MOST_ENTRIES && eldest.hasNext()) {
            entries -= eldest.next().getValue().weight();
            eldest.remove();
        }
    }

    /** What lies in a directory by name, if that was seen; it is forgotten. */
    synchronized Optional<List<Entry>> take(Location directory) {
        return remove(directory)
                .filter(seen -> nanos.getAsLong() - seen.since < BELIEVED_NANOS)
                .map(Seen::entries);
    }

    private Optional<Seen> remove(Location directory) {
        Optional<Seen> seen = Optional.ofNullable(directories.remove(directory));
        seen.ifPresent(gone -> entries -= gone.weight());
        return seen;
    }

    /** Forgets what lies above a location at which something is written. */
    synchronized void forget(Location written) {
        if (directories.isEmpty()) {
            return;
        }
        Optional<Location> above = Optional.of(written);
        while (above.isPresent()) {
            remove(above.get());
            above = above.get().parent();
        }
    }

    /** Forgets everything. */
    synchronized void clear() {
        directories.clear();
        entries = 0;
    }
}
