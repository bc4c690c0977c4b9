package dev.portage.benchmark;

import java.io.IOException;

/** A program that copies trees, and how it is told to. */
sealed interface Peer permits Portage, DistCp, Rclone, Cp {

    /** The name in tables and on the command line. */
    String name();

    /** What a reader must know before comparing; one sentence without a stop, or empty. */
    String remark();

    /** Whether it can be started on this machine. */
    boolean installed();

    /** Copies the content of a directory to a target that does not exist, for the first time. */
    Command copy(Place source, Place target) throws IOException;

    /** Copies what has changed since the last time. */
    Command update(Place source, Place target) throws IOException;

    /** Prints the version and does nothing else. */
    Command version() throws IOException;
}
