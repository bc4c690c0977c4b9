package dev.portage.benchmark;

import java.io.IOException;

/** A peer that can also delete what only the target has. */
interface Mirroring {

    /** Makes the target what the source is: copies what is missing or differs, deletes what the source does not have. */
    Command mirror(Place source, Place target) throws IOException;
}
