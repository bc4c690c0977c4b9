package dev.portage.api.storage;

/** Opens the stores of some schemes; found by {@link java.util.ServiceLoader}. */
public interface StorageProvider {
    /** Whether this provider opens addresses of a scheme (lower case) under these options. Does not reach for the store. */
    boolean serves(String scheme, StorageOptions options);

    /**
     * Opens the store of a location. May reach for the store.
     *
     * @return a store that the caller closes
     * @throws dev.portage.api.PortageException {@code INVALID_ARGUMENT} if the address or the options make no sense, {@code
     *     UNREACHABLE} or {@code ACCESS_DENIED} as the store says
     */
    Storage open(Location location, StorageOptions options);
}
