package dev.portage.core.plan;

import dev.portage.api.PortageException;

/** Is led through two trees by a {@link Walk}: called by one thread, in the order of {@link dev.portage.api.storage.NameOrder#PATHS}. */
interface Visitor {
    /** The sides of a pair that a walk looks into. */
    enum Descent {
        NONE,
        SOURCE,
        TARGET,
        BOTH
    }

    /** Which sides of a pair to list; asked before {@link #visit}, perhaps long before, and always answered alike. */
    Descent descent(Pair pair);

    /** A pair, before what lies below it. */
    void visit(Pair pair);

    /** All that lies below a pair whose descent is not {@code NONE} has been visited, or has been reported as unlisted. */
    void leave(Pair pair);

    /** A directory of one side could not be listed, or not to its end; what lies below the pair is left out from here on. */
    void unlisted(Pair pair, PortageException cause);
}
