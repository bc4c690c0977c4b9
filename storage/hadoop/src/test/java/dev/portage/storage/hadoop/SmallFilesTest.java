package dev.portage.storage.hadoop;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.Storage;
import dev.portage.sandbox.hdfs.HdfsSandbox;
import dev.portage.testkit.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Small files on an HDFS whose DataNodes come and go. */
final class SmallFilesTest {
    private static final byte[] CONTENT = Workspace.content(1, 100_000);

    private static final HdfsSandbox SANDBOX = start();
    private static final Storage STORAGE = new HadoopStorageProvider().open(SANDBOX.root(), SANDBOX.options());

    private final Workspace workspace = new Workspace(STORAGE, SANDBOX.root().resolve("test"));

    private static HdfsSandbox start() {
        try {
            return HdfsSandbox.builder(Files.createTempDirectory(Path.of("target"), "hdfs-"))
                    .dataNodes(2)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        STORAGE.close();
        SANDBOX.close();
    }

    private StagedOutput create(String path) {
        Attributes onBoth = Attributes.builder().replication(2).build();
        return STORAGE.staging().create(workspace.request(path, CONTENT.length, onBoth));
    }

    @Test
    void fetchChecksum_smallFile_isToldBeforeItIsFinished() {
        CRC32C judge = new CRC32C();
        judge.update(CONTENT);
        try (StagedOutput output = create("told")) {
            output.write(ByteBuffer.wrap(CONTENT));
            assertThat(output.fetchChecksum()).contains(new Checksum(ChecksumAlgorithm.CRC32C, (int) judge.getValue()));
        }
        assertThat(workspace.list(""))
                .noneMatch(entry -> StagingName.jobOf(entry.location().name()).isPresent());
    }

    @Test
    void finish_aDataNodeIsDown_writesToTheOther() {
        SANDBOX.stopDataNode(1);
        try (StagedOutput output = create("file")) {
            output.write(ByteBuffer.wrap(CONTENT));
            Optional<Checksum> told = output.fetchChecksum();
            STORAGE.staging().publish(output.finish());
            assertThat(told).isPresent();
        } finally {
            SANDBOX.startDataNode(1);
        }
        assertThat(workspace.read("file")).isEqualTo(CONTENT);
    }

    @Test
    void finish_allDataNodesAreDown_failsAndLeavesNothing() {
        SANDBOX.stopDataNode(0);
        SANDBOX.stopDataNode(1);
        try (StagedOutput output = create("lost")) {
            output.write(ByteBuffer.wrap(CONTENT));
            assertFails(ErrorCode.UNREACHABLE, output::finish);
        } finally {
            List.of(0, 1).forEach(SANDBOX::startDataNode);
        }
        assertThat(STORAGE.find(workspace.at("lost"))).isEmpty();
    }
}
