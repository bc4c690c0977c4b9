package dev.portage.core.plan;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.PathPattern;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a source with wildcards means. */
final class Globbing {
    private final Storage storage;
    private final String[] components;
    private final List<Entry> found = new ArrayList<>();

    private Globbing(Storage storage, Location pattern) {
        this.storage = storage;
        this.components = pattern.path().substring(1).split("/", -1);
    }

    /** Whether an address has wildcards. */
    static boolean isPattern(Location location) {
        return isPattern(location.path());
    }

    private static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
    }

    /**
     * All entries that a pattern means, in order.
     *
     * @throws PortageException {@link ErrorCode#NOT_FOUND} if there are none
     */
    static List<Entry> expand(Storage storage, Location pattern) {
        Globbing globbing = new Globbing(storage, pattern);
        globbing.expand(pattern.at("/"), 0);
        if (globbing.found.isEmpty()) {
            throw new PortageException(ErrorCode.NOT_FOUND, "nothing matches " + pattern);
        }
        return globbing.found;
    }

    private void expand(Location at, int depth) {
        String component = components[depth];
        if (!isPattern(component)) {
            proceed(at.resolve(component), depth);
            return;
        }
        PathPattern.Test test = new PathPattern(component, PathPattern.Syntax.GLOB).compile();
        Optional<Entry> directory = storage.find(at).filter(Entry::isDirectory);
        if (directory.isEmpty()) {
            return;
        }
        try (Listing listing = Listing.of(storage, at)) {
            while (listing.peek().isPresent()) {
                Entry entry = listing.take().entry();
                if (test.matches(entry.name())
                        && StagingName.jobOf(entry.name()).isEmpty()
                        && mayLead(entry, depth)) {
                    proceed(entry.location(), depth);
                }
            }
        }
    }

    private boolean mayLead(Entry entry, int depth) {
        return depth + 1 == components.length || entry.isDirectory();
    }

    private void proceed(Location location, int depth) {
        if (depth + 1 < components.length) {
            expand(location, depth + 1);
        } else {
            storage.find(location).ifPresent(found::add);
        }
    }
}
