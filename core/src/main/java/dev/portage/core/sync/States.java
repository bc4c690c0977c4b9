package dev.portage.core.sync;

import dev.portage.api.storage.Entry;
import java.util.List;
import java.util.Optional;

/** What lies where, before and after a synchronisation. All paths lie below the synchronised directory. */
interface States {
    /** What the compared directory has at a present place. */
    Optional<Entry> present(String path);

    /** What the compared directory has in a directory at a present place. */
    List<Entry> presentIn(String path);

    /** What the source has at a wanted place. */
    Optional<Entry> wanted(String path);

    /** The identity of what the target has at a present place, empty if its store tells none; nothing if nothing is there. */
    Optional<String> atTarget(String path);
}
