package dev.portage.api.sandbox;

import java.nio.file.Path;

/** Starts one kind of sandbox; found by {@link java.util.ServiceLoader}. */
public interface SandboxProvider {
    /** The name users call it by, such as {@code hdfs}. */
    String name();

    /**
     * Starts it, on loopback addresses and free ports only. Blocks until it serves.
     *
     * @param directory an existing directory in which it keeps its data; it is not removed afterwards
     */
    default Sandbox start(Path directory) {
        return start(directory, 0);
    }

    /**
     * Starts it at a port of the loopback address. Blocks until it serves.
     *
     * @param directory an existing directory in which it keeps its data; it is not removed afterwards
     * @param port that of its root's address; 0 for a free one
     * @throws dev.portage.api.PortageException if it does not start, as when the port is taken
     */
    Sandbox start(Path directory, int port);
}
