package dev.portage.core.storage.local;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import dev.portage.api.storage.StorageProvider;

/** Opens local paths, the scheme {@code file}. It has no options. */
public final class LocalStorageProvider implements StorageProvider {
    @Override
    public boolean serves(String scheme, StorageOptions options) {
        return scheme.equals(Location.LOCAL);
    }

    @Override
    public Storage open(Location location, StorageOptions options) {
        return new LocalStorage();
    }
}
