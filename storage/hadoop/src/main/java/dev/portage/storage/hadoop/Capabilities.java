package dev.portage.storage.hadoop;

import dev.portage.api.storage.StoredChecksums;
import java.util.HashMap;
import java.util.Map;

/** Finds out what a store can do beyond the ordinary, from what its file system claims. */
final class Capabilities {
    private Capabilities() {}

    /** Each capability that the store has, by its type. */
    static Map<Class<?>, Object> of(Connection connection, Lookup lookup) {
        Map<Class<?>, Object> capabilities = new HashMap<>();
        if (!connection.isWebHdfs()) {
            // WebHDFS can only tell checksums that depend on the sizes of blocks.
            capabilities.put(StoredChecksums.class, new CompositeChecksums(connection, lookup));
        }
        return Map.copyOf(capabilities);
    }
}
