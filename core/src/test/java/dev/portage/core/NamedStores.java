package dev.portage.core;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import dev.portage.api.storage.StorageProvider;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Stores that are there already, each under a scheme of its own. */
record NamedStores(Map<String, Storage> byScheme) implements StorageProvider {
    NamedStores {
        byScheme = Map.copyOf(byScheme);
    }

    /** As a job sees them. */
    static Stores of(Map<String, Storage> byScheme) {
        return new Stores(List.of(new NamedStores(byScheme)), StorageOptions.NONE, storage -> storage);
    }

    @Override
    public boolean serves(String scheme, StorageOptions options) {
        return byScheme.containsKey(scheme);
    }

    @Override
    public Storage open(Location location, StorageOptions options) {
        return Objects.requireNonNull(byScheme.get(location.scheme()));
    }
}
