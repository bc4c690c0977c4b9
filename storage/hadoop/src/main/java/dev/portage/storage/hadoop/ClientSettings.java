package dev.portage.storage.hadoop;

import dev.portage.api.PortageException;
import dev.portage.api.storage.StorageOptions;
import org.apache.hadoop.conf.Configuration;

/**
 * The settings with which our clients of Hadoop's file systems are opened. Whoever opens clients of his own beside them takes the same: some
 * settings are decided for the whole process by the first client.
 */
public final class ClientSettings {
    private ClientSettings() {}

    /**
     * Reads them from where Hadoop keeps them, and adds what the user has given.
     *
     * @throws PortageException {@code INVALID_ARGUMENT} if they cannot be understood
     */
    public static Configuration read(StorageOptions options) {
        return ConfigurationSource.ofEnvironment().read(options);
    }
}
