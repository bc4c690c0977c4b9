package dev.portage.connector.s3a;

import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.testkit.AttributeAccessContract;
import dev.portage.testkit.StorageContract;
import dev.portage.testkit.TrashContract;
import java.util.Set;

class S3aContractTest extends StorageContract implements AttributeAccessContract, TrashContract {
    private final Location root = S3aBucket.freshDirectory();

    @Override
    protected Storage storage() {
        return S3aBucket.storage();
    }

    @Override
    protected Location root() {
        return root;
    }

    @Override
    public Storage otherStorage() {
        return S3aBucket.other();
    }

    @Override
    public int manyEntries() {
        return 250;
    }

    /** The folder behind the server writes files under longer names first; Hadoop takes what is before a colon for a scheme. */
    @Override
    public boolean canHold(String name) {
        return name.length() < 200;
    }

    @Override
    public Set<Attribute> expectedAttributes() {
        return Set.of();
    }
}
