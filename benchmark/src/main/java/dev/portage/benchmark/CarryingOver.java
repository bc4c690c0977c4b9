package dev.portage.benchmark;

import java.io.IOException;

/** A peer that can copy what has changed between two snapshots of the source. */
interface CarryingOver {

    /**
     * Brings a target that is as one snapshot of the source to the state of another.
     *
     * @param from the snapshot that source and target have
     * @param to a later one of the source
     */
    Command carryOver(Place source, Place target, String from, String to) throws IOException;
}
