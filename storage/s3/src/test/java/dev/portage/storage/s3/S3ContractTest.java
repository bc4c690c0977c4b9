package dev.portage.storage.s3;

import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.testkit.AttributeAccessContract;
import dev.portage.testkit.ExclusivePublishingContract;
import dev.portage.testkit.RangedStagingContract;
import dev.portage.testkit.RequestCountingContract;
import dev.portage.testkit.StorageContract;
import dev.portage.testkit.StoreCopyingContract;
import dev.portage.testkit.StoredChecksumsContract;
import java.util.Set;

class S3ContractTest extends StorageContract
        implements RangedStagingContract,
                StoreCopyingContract,
                ExclusivePublishingContract,
                RequestCountingContract,
                StoredChecksumsContract,
                AttributeAccessContract {
    private final Location root = SharedBucket.freshDirectory();

    @Override
    protected Storage storage() {
        return SharedBucket.storage();
    }

    @Override
    protected Location root() {
        return root;
    }

    @Override
    public Storage otherStorage() {
        return SharedBucket.other();
    }

    @Override
    public int manyEntries() {
        return 1_100;
    }

    /** The folder behind the server writes files under longer names first. */
    @Override
    public boolean canHold(String name) {
        return name.length() < 200;
    }

    @Override
    public int survivingLength() {
        return (1 << 20) + 1;
    }

    @Override
    public Set<Attribute> expectedAttributes() {
        return Set.of(Attribute.TIMES, Attribute.PERMISSIONS, Attribute.OWNER, Attribute.GROUP);
    }

    @Override
    public Set<Attribute> inbornAttributes() {
        return Set.of(Attribute.TIMES);
    }

    @Override
    public boolean entriesTellGivenTimes() {
        return false;
    }
}
