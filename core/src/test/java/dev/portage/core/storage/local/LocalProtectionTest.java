package dev.portage.core.storage.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StagingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may read a file before it is published. */
final class LocalProtectionTest {
    private static final Attributes SECRET = Attributes.builder().mode(0600).build();

    @TempDir
    private Path directory;

    private StagingRequest request(Attributes layout) {
        return new StagingRequest(Location.ofLocal(directory).resolve("file"), "job-token-1.0", 10, layout);
    }

    private Set<PosixFilePermission> permissions() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return Files.getPosixFilePermissions(files.findAny().orElseThrow());
        }
    }

    private static Set<PosixFilePermission> ownerOnly() {
        return PosixFilePermissions.fromString("rw-------");
    }

    @Test
    void create_forAFileWithPermissions_isForTheOwnerOnly() throws IOException {
        try (StagedOutput output = new LocalStaging().create(request(SECRET))) {
            assertThat(output).isNotNull();
            assertThat(permissions()).isEqualTo(ownerOnly());
        }
    }

    @Test
    void open_rangeOfAFileWithPermissions_isForTheOwnerOnly() throws IOException {
        try (StagedOutput output = new LocalRangedStaging().open(request(SECRET), new ByteRange(0, 0, 10))) {
            assertThat(output).isNotNull();
            assertThat(permissions()).isEqualTo(ownerOnly());
        }
    }

    @Test
    void create_forAFileWithoutPermissions_isAsTheProcessMakesFiles() throws IOException {
        Path other = Files.createFile(directory.resolve("other"));
        Set<PosixFilePermission> usual = Files.getPosixFilePermissions(other);
        Files.delete(other);
        try (StagedOutput output = new LocalStaging().create(request(Attributes.NONE))) {
            assertThat(output).isNotNull();
            assertThat(permissions()).isEqualTo(usual);
        }
    }
}
