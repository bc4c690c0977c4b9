package dev.portage.core.sync;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagingName;
import dev.portage.core.Stores;
import dev.portage.core.sync.SnapshotPlan.Touched;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is in new places because an earlier run has copied it, or was there before, and what the source does not have there any more. */
record Obsolete(Ends ends, Stores stores, Scope scope) {
    /** Removes it. */
    void removeWithin(List<Touched> copied) {
        Location state = ends.state(stores);
        copied.stream().filter(Touched::isNew).forEach(touched -> find(ends.target(), touched.path())
                .ifPresent(there -> remove(touched, touched.path(), there, find(state, touched.path()))));
    }

    private Optional<Entry> find(Location directory, String path) {
        return StoredStates.find(stores, directory, path);
    }

    private void remove(Touched touched, String path, Entry there, Optional<Entry> wanted) {
        if (touched.without().contains(path) || StagingName.isOf(there)) {
            return;
        }
        if (wanted.filter(entry -> entry.kind() == there.kind()).isEmpty()) {
            if (scope.takes(path, () -> Optional.of(there)) && !holdsOthers(touched, path)) {
                stores.of(there.location()).delete(there.location());
            }
        } else if (there.isDirectory()) {
            Map<String, Entry> source = list(wanted.get().location());
            list(there.location())
                    .forEach((name, entry) ->
                            remove(touched, path + "/" + name, entry, Optional.ofNullable(source.get(name))));
        }
    }

    private static boolean holdsOthers(Touched touched, String path) {
        return touched.without().stream().anyMatch(other -> other.startsWith(path + "/"));
    }

    private Map<String, Entry> list(Location directory) {
        Map<String, Entry> entries = new HashMap<>();
        try (EntryIterator listing = stores.of(directory).list(directory)) {
            listing.forEachRemaining(entry -> entries.put(entry.name(), entry));
        }
        return entries;
    }
}
