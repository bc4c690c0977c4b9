package dev.portage.core.storage.local;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import dev.portage.api.storage.StorageProvider;
import dev.portage.api.storage.Times;
import dev.portage.testkit.AppendingContract;
import dev.portage.testkit.AttributeAccessContract;
import dev.portage.testkit.RangedStagingContract;
import dev.portage.testkit.StorageContract;
import dev.portage.testkit.TreeRenamingContract;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalStorageTest extends StorageContract
        implements RangedStagingContract, AppendingContract, AttributeAccessContract, TreeRenamingContract {
    private final Storage storage = new LocalStorage();

    @TempDir
    Path directory;

    @Override
    protected Storage storage() {
        return storage;
    }

    @Override
    protected Location root() {
        return Location.ofLocal(directory).resolve("root");
    }

    @Override
    public Storage otherStorage() {
        return new LocalStorage();
    }

    @Override
    public Set<Attribute> expectedAttributes() {
        Set<Attribute> expected = EnumSet.of(Attribute.TIMES, Attribute.PERMISSIONS, Attribute.OWNER, Attribute.GROUP);
        if (UserAttributes.areSupported(directory)) {
            expected.add(Attribute.XATTR);
        }
        return expected;
    }

    @Override
    public String otherOwner() {
        return isSuperuser() ? "12345" : System.getProperty("user.name");
    }

    @Override
    public String otherGroup() {
        return isSuperuser()
                ? "12345"
                : attributes()
                        .fetch(workspace().entry(""), Set.of(Attribute.GROUP))
                        .group()
                        .orElseThrow();
    }

    private static boolean isSuperuser() {
        return System.getProperty("user.name").equals("root");
    }

    private AttributeAccess attributes() {
        return storage.capability(AttributeAccess.class).orElseThrow();
    }

    @Test
    void provider_isFoundForTheSchemeFile() {
        StorageProvider provider = ServiceLoader.load(StorageProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.serves("file", StorageOptions.NONE))
                .findFirst()
                .orElseThrow();
        try (Storage opened = provider.open(root(), StorageOptions.NONE)) {
            assertThat(opened.find(root())).isPresent();
        }
        assertThat(provider.serves("hdfs", StorageOptions.NONE)).isFalse();
    }

    @Test
    void apply_times_keepsNanoseconds() {
        Times times = new Times(
                Instant.parse("2020-01-02T03:04:05.123456789Z"), Instant.parse("2000-01-01T00:00:00.000000001Z"));
        Location file = workspace().write("file", new byte[1]);
        attributes().apply(file, Attributes.builder().times(times).build());
        assertThat(workspace().entry("file").attributes().times()).contains(times);
    }

    @Test
    void apply_timesBefore1970_keepsSeconds() {
        Instant modified = Instant.parse("1960-01-02T03:04:05.5Z");
        Location file = workspace().write("file", new byte[1]);
        attributes()
                .apply(
                        file,
                        Attributes.builder()
                                .times(new Times(modified, Instant.EPOCH))
                                .build());
        assertThat(workspace().entry("file").modified()).isEqualTo("1960-01-02T03:04:05Z");
    }

    @Test
    void apply_setIdBitsWithAnOwner_areKept() {
        Location file = workspace().write("file", new byte[1]);
        Attributes wanted = Attributes.builder().mode(06755).owner(otherOwner()).build();
        attributes().apply(file, wanted);
        assertThat(attributes()
                        .fetch(workspace().entry("file"), Set.of(Attribute.PERMISSIONS))
                        .mode())
                .contains(06755);
    }

    @Test
    void apply_unknownOwner_saysSo() {
        Location file = workspace().write("file", new byte[1]);
        Attributes wanted = Attributes.builder().owner("no-such-user").build();
        assertThat(assertFails(
                        ErrorCode.INVALID_ARGUMENT, file, () -> attributes().apply(file, wanted)))
                .hasMessageContaining("'no-such-user'");
    }

    @Test
    void apply_extendedAttributeOfAnotherNamespace_isRefused() {
        Location file = workspace().write("file", new byte[1]);
        Attributes wanted =
                Attributes.builder().xattrs(Map.of("trusted.a", "00")).build();
        assertFails(ErrorCode.UNSUPPORTED, file, () -> attributes().apply(file, wanted));
    }

    @Test
    void directoryWithoutPermission_isDenied() {
        assumeFalse(isSuperuser(), "the superuser may do everything");
        Location locked = workspace().write("locked/file", new byte[1]).parent().orElseThrow();
        attributes().apply(locked, Attributes.builder().mode(0).build());
        try {
            assertFails(ErrorCode.ACCESS_DENIED, locked, () -> workspace().list("locked"));
            assertFails(ErrorCode.ACCESS_DENIED, locked, () -> workspace().read("locked/file"));
            assertFails(ErrorCode.ACCESS_DENIED, locked, () -> workspace().write("locked/new", new byte[1]));
            assertFails(ErrorCode.ACCESS_DENIED, locked, () -> storage.find(locked.resolve("file")));
        } finally {
            attributes().apply(locked, Attributes.builder().mode(0700).build());
        }
    }

    @Test
    void delete_root_isRefused() {
        assertFails(ErrorCode.INVALID_ARGUMENT, root().at("/"), () -> storage.delete(root().at("/")));
    }
}
