package dev.portage.storage.hadoop;

import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.testkit.AppendingContract;
import dev.portage.testkit.AttributeAccessContract;
import dev.portage.testkit.RangedStagingContract;
import dev.portage.testkit.SnapshotsContract;
import dev.portage.testkit.StorageContract;
import dev.portage.testkit.StoredChecksumsContract;
import dev.portage.testkit.TrashContract;
import dev.portage.testkit.TreeRenamingContract;
import java.util.EnumSet;
import java.util.Set;

class HdfsContractTest extends StorageContract
        implements RangedStagingContract,
                AppendingContract,
                StoredChecksumsContract,
                AttributeAccessContract,
                TrashContract,
                TreeRenamingContract,
                SnapshotsContract {
    private final Location root = SharedCluster.freshDirectory();

    @Override
    protected Storage storage() {
        return SharedCluster.hdfs();
    }

    @Override
    protected Location root() {
        return root;
    }

    @Override
    public Storage otherStorage() {
        return SharedCluster.otherHdfs();
    }

    @Override
    public Set<Attribute> expectedAttributes() {
        return EnumSet.allOf(Attribute.class);
    }

    @Override
    public void allowSnapshots(Location directory) {
        SharedCluster.allowSnapshots(directory);
    }

    @Override
    public boolean canHold(String name) {
        return !name.contains(":");
    }
}
