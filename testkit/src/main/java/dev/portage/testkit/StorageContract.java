package dev.portage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Appending;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.ExclusivePublishing;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.RangedStaging;
import dev.portage.api.storage.RequestCounting;
import dev.portage.api.storage.Snapshots;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StoreCopying;
import dev.portage.api.storage.StoredChecksums;
import dev.portage.api.storage.Trash;
import dev.portage.api.storage.TreeRenaming;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Storage} must do. The test of a store inherits it, and also implements the contract of each
 * capability that the store has: {@link RangedStagingContract}, {@link StoreCopyingContract}, {@link ExclusivePublishingContract}, {@link RequestCountingContract}, {@link AppendingContract}, {@link
 * StoredChecksumsContract}, {@link AttributeAccessContract}, {@link TrashContract}, {@link
 * TreeRenamingContract}, {@link SnapshotsContract}. A capability without its contract
 * fails, and so does a contract without its capability.
 */
public abstract class StorageContract
        implements BrowsingContract, NamingContract, DirectoryContract, StagingContract, PublishingContract {

    /** The store; may be the same for all tests. */
    protected abstract Storage storage();

    /**
     * The location of a directory that nothing else uses: the same during a test, another for each. It is made if it
     * is missing.
     */
    protected abstract Location root();

    @Override
    public final Workspace workspace() {
        return new Workspace(storage(), root());
    }

    @BeforeEach
    final void createRoot() {
        storage().createDirectory(root());
    }

    @Test
    void capability_exactlyThoseWhoseContractIsKept() {
        assertCapability(RangedStaging.class, this instanceof RangedStagingContract);
        assertCapability(StoreCopying.class, this instanceof StoreCopyingContract);
        assertCapability(ExclusivePublishing.class, this instanceof ExclusivePublishingContract);
        assertCapability(RequestCounting.class, this instanceof RequestCountingContract);
        assertCapability(Appending.class, this instanceof AppendingContract);
        assertCapability(StoredChecksums.class, this instanceof StoredChecksumsContract);
        assertCapability(AttributeAccess.class, this instanceof AttributeAccessContract);
        assertCapability(Trash.class, this instanceof TrashContract);
        assertCapability(TreeRenaming.class, this instanceof TreeRenamingContract);
        assertCapability(Snapshots.class, this instanceof SnapshotsContract);
    }

    private void assertCapability(Class<?> type, boolean expected) {
        assertThat(storage().capability(type).isPresent())
                .as(type.getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void capability_ofAnotherType_isNone() {
        assertThat(storage().capability(Runnable.class)).isEmpty();
    }
}
