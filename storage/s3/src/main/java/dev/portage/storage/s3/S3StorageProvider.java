package dev.portage.storage.s3;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import dev.portage.api.storage.StorageProvider;
import java.util.Set;

/** Opens buckets. To make one is cheap: no class of the client is loaded before a bucket is opened. */
public final class S3StorageProvider implements StorageProvider {
    private static final Set<String> SCHEMES = Set.of("s3", "s3a");

    /** Made by the service loader. */
    public S3StorageProvider() {}

    @Override
    public boolean serves(String scheme, StorageOptions options) {
        return SCHEMES.contains(scheme);
    }

    @Override
    public Storage open(Location location, StorageOptions options) {
        return S3Storage.open(location, Settings.ofEnvironment(options));
    }
}
