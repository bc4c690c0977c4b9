package dev.portage.storage.hadoop;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import dev.portage.api.storage.StorageProvider;
import java.util.Set;

/**
 * Opens what the Hadoop configuration knows a file system for, except local paths. To make one is cheap: no class of Hadoop is
 * loaded before a store is opened, or an unusual scheme is asked for.
 */
public final class HadoopStorageProvider implements StorageProvider {
    private static final Set<String> USUAL = Set.of("hdfs", "webhdfs", "swebhdfs", "viewfs");

    /** Another connector serves it too, and does so unless Hadoop's is chosen. */
    private static final String CHOSEN = "s3a";

    /** Made by the service loader. */
    public HadoopStorageProvider() {}

    @Override
    public boolean serves(String scheme, StorageOptions options) {
        if (scheme.equals(Location.LOCAL)) {
            return false;
        }
        if (USUAL.contains(scheme)) {
            return true;
        }
        return scheme.equals(CHOSEN) ? Opening.isChosen(options) : Opening.knows(scheme, options);
    }

    @Override
    public Storage open(Location location, StorageOptions options) {
        return new HadoopStorage(Opening.connect(location, options));
    }
}
