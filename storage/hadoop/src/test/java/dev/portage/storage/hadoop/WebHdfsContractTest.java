package dev.portage.storage.hadoop;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.testkit.StorageContract;
import java.text.Normalizer;

final class WebHdfsContractTest extends StorageContract {
    private final Location root = SharedCluster.freshWebDirectory();

    @Override
    protected Storage storage() {
        return SharedCluster.web();
    }

    @Override
    protected Location root() {
        return root;
    }

    @Override
    public boolean canHold(String name) {
        return !name.contains(":") && Normalizer.isNormalized(name, Normalizer.Form.NFC);
    }

    @Override
    public int manyEntries() {
        return 1_100;
    }
}
