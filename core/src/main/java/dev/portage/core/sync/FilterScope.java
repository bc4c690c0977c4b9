package dev.portage.core.sync;

import dev.portage.api.config.Filters;
import dev.portage.api.storage.Entry;
import dev.portage.core.plan.Selection;
import java.util.Optional;
import java.util.function.Supplier;

/** What filters select. Not thread-safe. */
public final class FilterScope implements Scope {
    private final Selection selection;

    private FilterScope(Filters filters) {
        this.selection = new Selection(filters);
    }

    /** The scope of some filters. */
    public static Scope of(Filters filters) {
        return filters.equals(Filters.NONE) ? Scope.EVERYTHING : new FilterScope(filters);
    }

    @Override
    public boolean takes(String path, Supplier<Optional<Entry>> entry) {
        return path.isEmpty()
                || (looksInto(path)
                        && selection.takesDirectory(path)
                        && entry.get()
                                .map(found -> !found.isFile() || selection.takes(path, found))
                                .orElse(false));
    }

    /** An excluded directory leaves out all that is in it. */
    @Override
    public boolean looksInto(String path) {
        for (String above = path; !above.isEmpty(); above = Renames.parent(above)) {
            if (selection.excludes(above)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean dependsOnPlace() {
        return true;
    }
}
