package dev.portage.core;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.RequestCounting;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import dev.portage.api.storage.StorageProvider;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The stores that a job uses, each opened once. Thread-safe. */
public final class Stores implements AutoCloseable {
    private final List<StorageProvider> providers;
    private final StorageOptions options;
    private final UnaryOperator<Storage> decoration;
    private final Map<String, Storage> open = new ConcurrentHashMap<>();

    /**
     * Stores of some providers.
     *
     * @param decoration is put around each store when it is opened, such as limits
     */
    public Stores(List<StorageProvider> providers, StorageOptions options, UnaryOperator<Storage> decoration) {
        this.providers = List.copyOf(providers);
        this.options = options;
        this.decoration = decoration;
    }

    /** Stores of all providers on the class path. */
    public static Stores onClassPath(StorageOptions options, UnaryOperator<Storage> decoration) {
        List<StorageProvider> providers = ServiceLoader.load(StorageProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return new Stores(providers, options, decoration);
    }

    /**
     * The store of a location.
     *
     * @throws PortageException {@link ErrorCode#INVALID_ARGUMENT} if there is none for its scheme, and what the store throws
     */
    public Storage of(Location location) {
        String key = location.scheme() + "://" + location.authority();
        Storage storage = open.get(key);
        if (storage != null) {
            return storage;
        }
        synchronized (open) {
            return open.computeIfAbsent(key, absent -> decoration.apply(openStore(location)));
        }
    }

    private Storage openStore(Location location) {
        return providers.stream()
                .filter(provider -> provider.serves(location.scheme(), options))
                .findFirst()
                .orElseThrow(() -> new PortageException(
                        ErrorCode.INVALID_ARGUMENT,
                        "no store is known for '" + location.scheme() + "://' of " + location
                                + "; correct it, or put the jars of its Hadoop connector into HADOOP_CLASSPATH or into the folder lib/store/"
                                + location.scheme() + " of Portage"))
                .open(location, options);
    }

    /** How many requests of which kind have been sent so far to all stores that count them. */
    public Map<String, Long> requests() {
        Map<String, Long> requests = new TreeMap<>();
        for (Storage storage : open.values()) {
            storage.capability(RequestCounting.class).ifPresent(counting -> counting.sent()
                    .forEach((kind, count) -> requests.merge(kind, count, Long::sum)));
        }
        return requests;
    }

    @Override
    public void close() {
        open.values().forEach(Storage::close);
        open.clear();
    }
}
