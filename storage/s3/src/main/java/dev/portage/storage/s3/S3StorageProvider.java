package dev.portage.storage.s3;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import dev.portage.api.storage.StorageProvider;

/** Opens buckets. To make one is cheap: no class of the client is loaded before a bucket is opened. */
public final class S3StorageProvider implements StorageProvider {
    /** The setting that says who serves {@code s3a}: this connector, or Hadoop's. */
    private static final String S3A_CONNECTOR = "portage.s3a.connector";

    /** Made by the service loader. */
    public S3StorageProvider() {}

    @Override
    public boolean serves(String scheme, StorageOptions options) {
        return scheme.equals("s3") || (scheme.equals("s3a") && isChosen(options));
    }

    private static boolean isChosen(StorageOptions options) {
        return switch (Settings.ofEnvironment(options).text(S3A_CONNECTOR).orElse("portage")) {
            case "portage" -> true;
            case "hadoop" -> false;
            default -> throw Settings.wrong(S3A_CONNECTOR, "portage or hadoop");
        };
    }

    @Override
    public Storage open(Location location, StorageOptions options) {
        return S3Storage.open(location, Settings.ofEnvironment(options));
    }
}
