package dev.portage.storage.hadoop;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;

/** WebHDFS over TLS. */
final class SecureWebHdfsContractTest extends WebHdfsContractTest {
    private final Location root = SecureCluster.freshDirectory();

    @Override
    protected Storage storage() {
        return SecureCluster.storage();
    }

    @Override
    protected Location root() {
        return root;
    }

    @Override
    public void allowSnapshots(Location directory) {
        SecureCluster.allowSnapshots(directory);
    }
}
