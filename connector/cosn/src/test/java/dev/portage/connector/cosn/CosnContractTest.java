package dev.portage.connector.cosn;

import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.testkit.AttributeAccessContract;
import dev.portage.testkit.StorageContract;
import dev.portage.testkit.TrashContract;
import java.util.Set;
import org.junit.jupiter.api.Tag;

@Tag("long")
class CosnContractTest extends StorageContract implements AttributeAccessContract, TrashContract {
    private final Location root = CosBucket.freshDirectory();

    @Override
    protected Storage storage() {
        return CosBucket.storage();
    }

    @Override
    protected Location root() {
        return root;
    }

    @Override
    public Storage otherStorage() {
        return CosBucket.other();
    }

    @Override
    public int manyEntries() {
        return 1_100;
    }

    @Override
    public boolean hasIdentity() {
        return false;
    }

    /** The folder behind the server writes files under longer names first. */
    @Override
    public boolean canHold(String name) {
        return name.length() < 200;
    }

    @Override
    public Set<Attribute> expectedAttributes() {
        return Set.of();
    }
}
