package dev.portage.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StagingRequest;
import dev.portage.testkit.Workspace;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Nothing dangles: what was begun and came to nothing is found again and ended. */
final class UploadsTest {
    private static final int LENGTH = 11 << 20;

    private final Workspace workspace = new Workspace(SharedBucket.storage(), SharedBucket.freshDirectory());
    private final Workspace other = new Workspace(SharedBucket.other(), workspace.root());
    private final Bucket bucket = SharedBucket.bucket();
    private final byte[] content = Workspace.content(1, LENGTH);
    private final StagingRequest request = workspace.request("d/file", LENGTH);
    private final Location place = Handle.place(request.target(), request.attempt());

    @AfterEach
    void close() {
        bucket.close();
    }

    private List<String> dangling() {
        return bucket
                .call(
                        "look at",
                        workspace.root(),
                        client -> client.listMultipartUploads(
                                list -> list.bucket(bucket.name()).prefix(bucket.prefix(workspace.root()))))
                .uploads()
                .stream()
                .map(MultipartUpload::key)
                .toList();
    }

    private StagedOutput begin() {
        StagedOutput output = workspace.storage().staging().create(request);
        output.write(ByteBuffer.wrap(content, 0, LENGTH - 1));
        return output;
    }

    @Test
    void output_closedBeforeItsEnd_leavesNothing() {
        StagedOutput output = begin();
        assertThat(dangling()).hasSize(1);
        output.close();
        assertThat(dangling()).isEmpty();
        assertThat(workspace.storage().find(place)).isEmpty();
    }

    @Test
    void output_whoseProcessDied_isEndedByItsName() {
        begin();
        other.storage().delete(place);
        assertThat(dangling()).isEmpty();
        assertThat(other.storage().find(place)).isEmpty();
        other.storage().delete(place);
    }

    @Test
    void output_whoseProcessDied_isEndedWithItsDirectory() {
        begin();
        other.storage().delete(workspace.at("d"));
        assertThat(dangling()).isEmpty();
        assertThat(other.storage().find(workspace.at("d"))).isEmpty();
    }

    @Test
    void upload_whoseProcessDiedBeforeItKnewTheId_isEnded() {
        String key = bucket.key(request.target());
        new UploadMarks(bucket).announce(place, key);
        bucket.call(
                "write",
                request.target(),
                client -> client.createMultipartUpload(
                        creation -> creation.bucket(bucket.name()).key(key)));
        bucket.call(
                "write",
                request.target(),
                client -> client.createMultipartUpload(
                        creation -> creation.bucket(bucket.name()).key(key + "-of-somebody-else")));
        other.storage().delete(place);
        assertThat(dangling()).containsExactly(key + "-of-somebody-else");
    }

    /** What waits is seen by nobody, and a request completes it, another removes its mark, though the process is another. */
    @Test
    void keep_ofASmallFile_isAnUploadThatIsCompletedAtOnce() {
        workspace.createDirectory("d");
        StagedFile kept = workspace.storage().staging().keep(workspace.stage("d/small", new byte[] {1, 2, 3}));
        assertThat(dangling()).containsExactly(bucket.key(workspace.at("d/small")));
        assertThat(workspace.names("d")).singleElement().asString().startsWith(".portage-");
        workspace.storage().staging().publish(kept);
        assertThat(dangling()).isEmpty();
        assertThat(workspace.names("d")).containsExactly("small");
        assertThat(workspace.read("d/small")).isEqualTo(new byte[] {1, 2, 3});
    }

    @Test
    void keep_ofAFileInANewDirectory_doesNotMakeIt() {
        StagedFile kept = workspace.storage().staging().keep(workspace.stage("new/small", new byte[] {1}));
        assertThat(keys()).allMatch(key -> key.contains("/.portage-"));
        other.storage().staging().publish(kept);
        assertThat(keys()).containsExactly(bucket.key(workspace.at("new/small")));
    }

    @Test
    void keep_ofALargeFile_needsNoNotes() {
        StagedFile kept = workspace.storage().staging().keep(workspace.stage(request, content));
        assertThat(keys()).hasSize(1);
        other.storage().staging().publish(kept);
        assertThat(dangling()).isEmpty();
        assertThat(workspace.read("d/file")).isEqualTo(content);
    }

    private List<String> keys() {
        return bucket
                .call(
                        "list",
                        workspace.root(),
                        client -> client.listObjectsV2(
                                list -> list.bucket(bucket.name()).prefix(bucket.prefix(workspace.root()))))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    @Test
    void publish_inAnotherProcess_leavesNothingButTheFile() {
        StagedFile staged = workspace.stage(request, content);
        assertThat(workspace.storage().find(request.target())).isEmpty();
        other.storage().staging().publish(staged);
        assertThat(dangling()).isEmpty();
        assertThat(workspace.names("d")).containsExactly("file");
        assertThat(workspace.read("d/file")).isEqualTo(content);
    }
}
