package dev.portage.api.config;

import dev.portage.api.storage.Location;

/**
 * Decides by an entry's whole address whether it takes part. What lies below a directory that does not is asked for itself. Used by one thread at
 * a time.
 */
public interface SourceFilter {
    /** Whether the entry at an address of a source takes part. */
    boolean takes(Location source);

    /** What it does, so that two filters of the same description are the same: it is part of a job's identity. */
    String description();
}
