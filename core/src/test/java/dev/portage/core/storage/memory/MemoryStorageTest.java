package dev.portage.core.storage.memory;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.ListingOrder;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StoredChecksums;
import dev.portage.testkit.AppendingContract;
import dev.portage.testkit.AttributeAccessContract;
import dev.portage.testkit.RangedStagingContract;
import dev.portage.testkit.StorageContract;
import dev.portage.testkit.StoreCopyingContract;
import dev.portage.testkit.StoredChecksumsContract;
import dev.portage.testkit.TrashContract;
import dev.portage.testkit.TreeRenamingContract;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

final class MemoryStorageTest extends StorageContract
        implements RangedStagingContract,
                StoreCopyingContract,
                AppendingContract,
                StoredChecksumsContract,
                AttributeAccessContract,
                TrashContract,
                TreeRenamingContract {
    private final MemoryStorage storage = new MemoryStorage();

    @Override
    protected Storage storage() {
        return storage;
    }

    @Override
    protected Location root() {
        return new Location("memory", "test", "/work/here");
    }

    @Override
    public Set<Attribute> expectedAttributes() {
        return EnumSet.allOf(Attribute.class);
    }

    @Test
    void list_isByName() {
        assertThat(storage.list(root()).order()).isEqualTo(ListingOrder.BY_NAME);
    }

    @Test
    void plant_fileOfAnyLength_readsTheSameFromEveryPosition() {
        Location file = root().resolve("d/large");
        storage.plant(file, 100_000, 7);
        byte[] content = workspace().read("d/large");
        assertThat(content).hasSize(100_000);
        assertThat(workspace().read("d/large", 99_997)).isEqualTo(Arrays.copyOfRange(content, 99_997, 100_000));
        CRC32C crc = new CRC32C();
        crc.update(content);
        assertThat(storage.capability(StoredChecksums.class).orElseThrow().fetch(file, 100_000))
                .hasValueSatisfying(checksum -> assertThat(checksum.value()).isEqualTo((int) crc.getValue()));
    }

    @Test
    void plant_moreThanMemory_isFound() {
        Location file = root().resolve("huge");
        storage.plant(file, 1L << 50, 7);
        assertThat(storage.find(file).map(Entry::length)).contains(1L << 50);
        assertThat(workspace().read("huge", (1L << 50) - 10)).hasSize(10);
    }

    @Test
    void delete_root_isRefused() {
        assertFails(ErrorCode.INVALID_ARGUMENT, root().at("/"), () -> storage.delete(root().at("/")));
    }
}
