package dev.portage.connector.azure;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import dev.portage.storage.hadoop.HadoopStorageProvider;
import dev.portage.testkit.AttributeAccessContract;
import dev.portage.testkit.StorageContract;
import dev.portage.testkit.TrashContract;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class AbfsContractTest extends StorageContract implements AttributeAccessContract, TrashContract {
    private final Location root = AzureContainer.freshDirectory();

    @Override
    protected Storage storage() {
        return AzureContainer.storage();
    }

    @Override
    protected Location root() {
        return root;
    }

    @Override
    public Storage otherStorage() {
        return AzureContainer.other();
    }

    @Override
    public int manyEntries() {
        return 250;
    }

    /** Azure takes no name that ends with a dot, and a backslash for a slash. */
    @Override
    public boolean canHold(String name) {
        return !name.endsWith(".") && !name.contains("\\");
    }

    @Test
    void path_withABackslash_isRefused() {
        Location location = root.resolve("a\\b");
        assertFails(ErrorCode.INVALID_ARGUMENT, location, () -> storage().find(location));
    }

    @Test
    void open_withTheOlderScheme_saysWhatToUse() {
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, () -> new HadoopStorageProvider()
                        .open(Location.parse("wasb://c@a.blob.core.windows.net/x"), StorageOptions.NONE)))
                .hasMessageContaining("no longer supported")
                .hasMessageContaining("abfs");
    }

    @Override
    public Set<Attribute> expectedAttributes() {
        return Set.of();
    }
}
