package dev.portage.core.sync;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.Location;
import dev.portage.core.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the stores have.
 *
 * @param target tells the identity of what the target has at a present place
 */
record StoredStates(Ends ends, Stores stores, Function<String, Optional<String>> target) implements States {
    /** Of a target that is as it was before. */
    static StoredStates before(Ends ends, Stores stores) {
        return new StoredStates(ends, stores, path -> find(stores, ends.target(), path)
                .map(entry -> entry.identity().orElse("")));
    }

    /** Of a target at which a plan was begun, all of whose moves are as good as done. Identities are not told. */
    static StoredStates amid(SnapshotPlan begun, Ends ends, Stores stores) {
        Set<String> aside = Set.copyOf(begun.aside());
        return new StoredStates(ends, stores, path -> {
            boolean wasThere = aside.contains(path)
                    || begun.after(path)
                            .map(now -> find(stores, ends.target(), now).isPresent())
                            .orElse(true);
            return wasThere ? Optional.of("") : Optional.empty();
        });
    }

    static Optional<Entry> find(Stores stores, Location directory, String path) {
        Location location = path.isEmpty() ? directory : directory.resolve(path);
        return stores.of(location).find(location);
    }

    @Override
    public Optional<Entry> present(String path) {
        return find(stores, ends.before(stores), path);
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
        return find(stores, ends.state(stores), path);
    }

    @Override
    public Optional<String> atTarget(String path) {
        return target.apply(path);
    }
}
