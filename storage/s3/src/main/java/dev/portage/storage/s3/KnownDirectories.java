package dev.portage.storage.s3;

import dev.portage.api.storage.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Directories that this process has seen or made, so that it need not ask for them again with each file. A directory is <em>fresh</em> if there
 * was nothing in it when it was first looked at: then all that is in it was written by this process, and the directories among it are
 * known. The least recently used are forgotten. Thread-safe.
 */
final class KnownDirectories {
    private static final int MOST = 20_000;

    private final LinkedHashMap<Location, Boolean> freshness = new LinkedHashMap<>(64, 0.75f, true);

    synchronized boolean has(Location directory) {
        return freshness.get(directory) != null;
    }

    /** Whether a directory is known to have been empty at first. */
    synchronized boolean isFresh(Location directory) {
        return Boolean.TRUE.equals(freshness.get(directory));
    }

    synchronized void add(Location directory) {
        freshness.putIfAbsent(directory, false);
        trim();
    }

    synchronized void addFresh(Location directory) {
        freshness.putIfAbsent(directory, true);
        trim();
    }

    /** Forgets everything, as something may be gone. */
    synchronized void clear() {
        freshness.clear();
    }

    /** A directory may no longer be trusted to be fresh when one in it is forgotten. */
    private void trim() {
        while (freshness.size() > MOST) {
            Map.Entry<Location, Boolean> eldest =
                    freshness.entrySet().iterator().next();
            Optional<Location> parent = eldest.getKey().parent();
            freshness.remove(eldest.getKey());
            parent.ifPresent(location -> freshness.computeIfPresent(location, (key, fresh) -> false));
        }
    }
}
