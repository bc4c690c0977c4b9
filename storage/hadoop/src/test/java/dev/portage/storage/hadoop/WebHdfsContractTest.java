package dev.portage.storage.hadoop;

import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.testkit.AttributeAccessContract;
import dev.portage.testkit.RangedStagingContract;
import dev.portage.testkit.SnapshotsContract;
import dev.portage.testkit.StorageContract;
import dev.portage.testkit.TrashContract;
import dev.portage.testkit.TreeRenamingContract;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;

class WebHdfsContractTest extends StorageContract
        implements RangedStagingContract,
                AttributeAccessContract,
                TrashContract,
                TreeRenamingContract,
                SnapshotsContract {
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
    public Set<Attribute> expectedAttributes() {
        return EnumSet.complementOf(EnumSet.of(Attribute.CHECKSUM_TYPE, Attribute.ERASURE_CODING));
    }

    @Override
    public void allowSnapshots(Location directory) {
        SharedCluster.allowSnapshots(directory);
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
