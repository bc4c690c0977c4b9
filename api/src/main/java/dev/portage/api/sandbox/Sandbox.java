package dev.portage.api.sandbox;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.StorageOptions;

/** A running store of this process. */
public interface Sandbox extends AutoCloseable {
    /** The root of the store. */
    Location root();

    /** The settings with which a client reaches it well. */
    StorageOptions options();

    /** Stops it; idempotent. */
    @Override
    void close();
}
