package dev.portage.storage.hadoop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import dev.portage.testkit.AttributeAccessContract;
import dev.portage.testkit.StorageContract;
import dev.portage.testkit.StoredChecksumsContract;
import dev.portage.testkit.TrashContract;
import dev.portage.testkit.TreeRenamingContract;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class ViewFsContractTest extends StorageContract
        implements StoredChecksumsContract, AttributeAccessContract, TrashContract, TreeRenamingContract {
    private static final Location MOUNT = Location.parse("viewfs://lake/data");
    private static final AtomicInteger ROOTS = new AtomicInteger();
    private static final Storage STORAGE = open();

    private final Location root = MOUNT.resolve("test-" + ROOTS.incrementAndGet());

    @Test
    void list_directoryOfMounts_showsDirectories() {
        try (EntryIterator listing = STORAGE.list(MOUNT.at("/"))) {
            assertThat(listing.next().isDirectory()).isTrue();
        }
    }

    private static Storage open() {
        Location mounted = SharedCluster.freshDirectory();
        SharedCluster.hdfs().createDirectory(mounted);
        Map<String, String> options =
                new HashMap<>(SharedCluster.sandbox().options().properties());
        options.put("fs.viewfs.mounttable.lake.link./data", mounted.toString());
        return new HadoopStorageProvider().open(MOUNT, new StorageOptions(options));
    }

    @AfterAll
    static void closeStorage() {
        STORAGE.close();
    }

    @Override
    protected Storage storage() {
        return STORAGE;
    }

    @Override
    protected Location root() {
        return root;
    }

    @Override
    public Set<Attribute> expectedAttributes() {
        return EnumSet.of(
                Attribute.TIMES,
                Attribute.PERMISSIONS,
                Attribute.OWNER,
                Attribute.GROUP,
                Attribute.ACL,
                Attribute.XATTR,
                Attribute.RAW_XATTR,
                Attribute.REPLICATION,
                Attribute.BLOCK_SIZE);
    }

    @Override
    public boolean canHold(String name) {
        return !name.contains(":");
    }

    @Override
    public int manyEntries() {
        return 1_100;
    }
}
