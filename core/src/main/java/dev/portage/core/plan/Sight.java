package dev.portage.core.plan;

import dev.portage.api.storage.Entry;
import dev.portage.core.journal.ProvenFile;

/** What an entry of the target is to what was published there. */
enum Sight {
    /** That very content. */
    SAME,
    /** Nothing speaks against it, and nothing that would for it is known. */
    IN_DOUBT,
    /** Another file, or the same one modified since. */
    CHANGED;

    /** Where files can grow they can be changed in place: then their identity alone says nothing of their content. */
    static Sight of(ProvenFile published, Entry there, CopyPolicy.Abilities store) {
        boolean isKnown = published.target().isPresent() && there.identity().isPresent();
        if (isKnown && !published.target().equals(there.identity())) {
            return CHANGED;
        }
        if (published.written().isPresent()) {
            return published.written().get().contains(there.modified()) ? SAME : CHANGED;
        }
        return isKnown && !store.appends() ? SAME : IN_DOUBT;
    }
}
