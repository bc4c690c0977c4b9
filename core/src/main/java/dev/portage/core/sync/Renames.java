package dev.portage.core.sync;

import dev.portage.api.storage.Change;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which place in one state belongs to which in another. */
final class Renames {
    private final Map<String, String> places = new HashMap<>();

    private Renames() {}

    /** From the earlier state to the later one. */
    static Renames of(Collection<Change> changes) {
        Renames renames = new Renames();
        for (Change change : changes) {
            if (change instanceof Change.Renamed move) {
                renames.places.put(move.path(), move.to());
            }
        }
        return renames;
    }

    /** The new places by the old ones, of what was renamed itself. */
    Map<String, String> places() {
        return places;
    }

    /** Where an entry is, after it or the nearest directory above it was renamed. */
    String after(String path) {
        for (String above = path; !above.isEmpty(); above = parent(above)) {
            Optional<String> to = Optional.ofNullable(places.get(above));
            if (to.isPresent()) {
                return to.get() + path.substring(above.length());
            }
        }
        return path;
    }

    /** Where an entry is that was made in a directory which has another name by now. */
    String afterMade(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? path : after(path.substring(0, slash)) + path.substring(slash);
    }

    /** The path of the directory above; empty for one at the top. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
