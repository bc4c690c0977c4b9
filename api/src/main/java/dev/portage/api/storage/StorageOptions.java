package dev.portage.api.storage;

import java.util.Map;

/**
 * Settings that are handed to a store's own client as they are, such as Hadoop configuration keys.
 *
 * @param properties key to value, as given with {@code -D}
 */
public record StorageOptions(Map<String, String> properties) {
    /** No settings. */
    public static final StorageOptions NONE = new StorageOptions(Map.of());

    public StorageOptions {
        properties = Map.copyOf(properties);
    }
}
