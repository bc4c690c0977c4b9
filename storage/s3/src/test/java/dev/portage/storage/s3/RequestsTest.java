package dev.portage.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StoredChecksums;
import dev.portage.testkit.Workspace;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What things cost. */
final class RequestsTest {
    private final Workspace workspace = new Workspace(SharedBucket.storage(), SharedBucket.freshDirectory());

    @BeforeEach
    void makeRoot() {
        workspace.createDirectory("");
        RequestCounter.reset();
    }

    @Test
    void smallFile_inANewDirectory_isOneRequest() {
        for (int i = 0; i < 10; i++) {
            StagedFile staged = workspace.stage("file-" + i, Workspace.content(i, 100));
            assertThat(workspace.storage().staging().find(staged)).isPresent();
            assertThat(workspace
                            .storage()
                            .capability(StoredChecksums.class)
                            .orElseThrow()
                            .fetch(staged))
                    .isPresent();
            workspace.storage().staging().publish(staged);
        }
        assertThat(RequestCounter.counts()).isEqualTo(Map.of("PutObjectRequest", 10));
    }

    @Test
    void directory_inANewOne_isTwoRequests() {
        workspace.createDirectory("d");
        workspace.createDirectory("d");
        workspace.write("d/file", new byte[1]);
        assertThat(RequestCounter.counts()).isEqualTo(Map.of("HeadObjectRequest", 1, "PutObjectRequest", 2));
    }

    @Test
    void listing_isOneRequestForAThousand() {
        workspace.write("a-1", new byte[1]);
        workspace.write("a/b", new byte[1]);
        RequestCounter.reset();
        assertThat(workspace.names("")).containsExactly("a", "a-1");
        assertThat(RequestCounter.counts()).isEqualTo(Map.of("ListObjectsV2Request", 1));
    }

    @Test
    void reading_isOneRequest() {
        workspace.write("file", Workspace.content(1, 1000));
        RequestCounter.reset();
        assertThat(workspace.read("file")).hasSize(1000);
        assertThat(RequestCounter.counts()).isEqualTo(Map.of("GetObjectRequest", 1));
    }
}
