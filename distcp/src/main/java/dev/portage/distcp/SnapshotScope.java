package dev.portage.distcp;

import dev.portage.api.config.SourceFilter;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.core.sync.Scope;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What takes part when a target is brought from one snapshot to another, by DistCp's rules: the directory itself does not, and what lies in one
 * that is left out is asked for itself.
 *
 * @param filter that decides; nothing is left out without one
 * @param state that is copied
 */
record SnapshotScope(Optional<SourceFilter> filter, Location state) implements Scope {
    @Override
    public boolean takes(String path, Supplier<Optional<Entry>> entry) {
        return !path.isEmpty()
                && filter.map(chosen -> chosen.takes(state.resolve(path))).orElse(true);
    }

    @Override
    public boolean looksInto(String path) {
        return true;
    }

    @Override
    public boolean dependsOnPlace() {
        return filter.isPresent();
    }
}
