package dev.portage.testkit;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.StoredChecksums;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** What a store with {@link StoredChecksums} must do. The judge is the JDK. */
public interface StoredChecksumsContract extends StoreUnderTest {
    private StoredChecksums checksums() {
        return workspace().storage().capability(StoredChecksums.class).orElseThrow();
    }

    private static Checksum checksum(ChecksumAlgorithm algorithm, byte[] content, int length) {
        java.util.zip.Checksum judge =
                switch (algorithm) {
                    case CRC32C -> new CRC32C();
                    case CRC32 -> new CRC32();
                };
        judge.update(content, 0, length);
        return new Checksum(algorithm, (int) judge.getValue());
    }

    @Test
    default void fetch_file_isThatOfItsContent() {
        for (int length : new int[] {0, 1, 511, 512, 513, 1_000_003}) {
            byte[] content = Workspace.content(length, length);
            Location file = workspace().at("file");
            ChecksumAlgorithm algorithm = checksums().algorithm(file, Attributes.NONE);
            workspace().write("file", content);
            assertThat(checksums().fetch(file, length))
                    .as("%d bytes", length)
                    .contains(checksum(algorithm, content, length));
        }
    }

    @Test
    default void fetch_beginningOfAFile_isThatOfTheBeginningOrNothing() {
        byte[] content = Workspace.content(2, 10_000);
        Location file = workspace().write("file", content);
        for (int length : new int[] {0, 1, 512, 9_999}) {
            checksums().fetch(file, length).ifPresent(checksum -> assertThat(checksum)
                    .as("%d bytes", length)
                    .isEqualTo(checksum(checksum.algorithm(), content, length)));
        }
    }

    @Test
    default void fetchChecksum_beforeTheOutputIsFinished_isThatOfWhatWasWrittenOrNothing() {
        byte[] content = Workspace.content(4, 70_000);
        StagingRequest request = workspace().request("file", content.length);
        try (StagedOutput output = workspace().storage().staging().create(request)) {
            output.write(ByteBuffer.wrap(content));
            output.fetchChecksum().ifPresent(checksum -> assertThat(checksum)
                    .isEqualTo(checksum(checksum.algorithm(), content, content.length)));
            workspace().storage().staging().publish(output.finish());
        }
        assertThat(workspace().read("file")).isEqualTo(content);
    }

    @Test
    default void fetch_stagedFile_isThatOfItsContent() {
        byte[] content = Workspace.content(3, 70_000);
        StagedFile staged = workspace().stage("file", content);
        ChecksumAlgorithm algorithm = checksums().algorithm(staged.target(), Attributes.NONE);
        assertThat(checksums().fetch(staged)).contains(checksum(algorithm, content, content.length));
    }

    @Test
    default void fetch_missing_fails() {
        Location missing = workspace().at("missing");
        assertFails(ErrorCode.NOT_FOUND, missing, () -> checksums().fetch(missing, 0));
    }
}
