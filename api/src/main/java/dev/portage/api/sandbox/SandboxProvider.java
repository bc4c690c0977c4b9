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
    Sandbox start(Path directory);
}
