package dev.portage.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.core.storage.memory.MemoryStorage;
import dev.portage.testkit.AppendingContract;
import dev.portage.testkit.AttributeAccessContract;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.FaultyStorage;
import dev.portage.testkit.RangedStagingContract;
import dev.portage.testkit.StorageContract;
import dev.portage.testkit.StoreCopyingContract;
import dev.portage.testkit.StoredChecksumsContract;
import dev.portage.testkit.TrashContract;
import dev.portage.testkit.TreeRenamingContract;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** Without a fault in its script, a faulty store is as good as the one it decorates. */
final class FaultyStorageContractTest extends StorageContract
        implements RangedStagingContract,
                StoreCopyingContract,
                AppendingContract,
                StoredChecksumsContract,
                AttributeAccessContract,
                TrashContract,
                TreeRenamingContract {
    private final FaultScript script = new FaultScript();
    private final Storage storage = new FaultyStorage(new MemoryStorage(), script);

    @Override
    protected Storage storage() {
        return storage;
    }

    @Override
    protected Location root() {
        return Location.parse("memory://test/root");
    }

    @Override
    public Set<Attribute> expectedAttributes() {
        return EnumSet.allOf(Attribute.class);
    }

    @AfterEach
    void callsWereCounted() {
        assertThat(script.calls()).isPositive();
    }
}
