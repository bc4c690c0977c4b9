package dev.portage.testkit;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.StagingRequest;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store must do with a file before it is published. */
public interface StagingContract extends StoreUnderTest {
    @Test
    default void finish_describesWhatWasWritten() {
        Workspace workspace = workspace();
        byte[] content = Workspace.content(1, 5000);
        StagedFile staged = workspace.stage("d/file", content);
        assertThat(staged.target()).isEqualTo(workspace.at("d/file"));
        assertThat(staged.length()).isEqualTo(5000);
        Entry entry = workspace.storage().staging().find(staged).orElseThrow();
        assertThat(entry.isFile()).isTrue();
        assertThat(entry.length()).isEqualTo(5000);
    }

    /** What is told beforehand is what tells an edit later: of a small file, and of one that is written in another way. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5000, 3 << 20})
    default void finish_tellsWhatThePublishedFileWillHave(int length) {
        Workspace workspace = workspace();
        StagedFile staged = workspace.stage("d/file", Workspace.content(1, length));
        workspace.storage().staging().publish(staged);
        workspace.assertAsTold(staged);
    }

    @Test
    default void find_stagedElsewhere_isSeenByAnotherProcess() {
        Workspace workspace = workspace();
        byte[] content = Workspace.content(9, Math.max(5, survivingLength()));
        StagedFile staged = workspace.stage("d/file", content);
        assertThat(otherStorage().staging().find(staged).map(Entry::length)).contains((long) content.length);
        otherStorage().staging().publish(staged);
        assertThat(workspace.read("d/file")).isEqualTo(content);
    }

    @Test
    default void create_untilPublished_nothingHasTheFinalName() {
        Workspace workspace = workspace();
        StagingRequest request = workspace.request("d/file", 3);
        try (StagedOutput output = workspace.storage().staging().create(request)) {
            output.write(ByteBuffer.wrap(new byte[3]));
            assertUnpublished(workspace);
            output.finish();
        }
        assertUnpublished(workspace);
    }

    private static void assertUnpublished(Workspace workspace) {
        assertThat(workspace.storage().find(workspace.at("d/file"))).isEmpty();
        if (workspace.storage().find(workspace.at("d")).isPresent()) {
            assertThat(workspace.names("d"))
                    .allMatch(name ->
                            StagingName.jobOf(name).filter("test"::equals).isPresent());
        }
    }

    @Test
    default void close_withoutFinish_leavesNothing() {
        Workspace workspace = workspace();
        workspace.createDirectory("d");
        StagedOutput output = workspace.storage().staging().create(workspace.request("d/file", 3));
        output.write(ByteBuffer.wrap(new byte[3]));
        output.close();
        output.close();
        assertThat(workspace.list("d")).isEmpty();
    }

    @Test
    default void close_afterFinish_keepsTheStagedFile() {
        Workspace workspace = workspace();
        StagedOutput output = workspace.storage().staging().create(workspace.request("d/file", 3));
        output.write(ByteBuffer.wrap(new byte[3]));
        StagedFile staged = output.finish();
        output.close();
        output.close();
        assertThat(workspace.storage().staging().find(staged)).isPresent();
    }

    @Test
    default void write_inPiecesOfAllKinds_joinsThem() {
        Workspace workspace = workspace();
        byte[] content = Workspace.content(2, 3 * 1024 * 1024 + 1);
        ByteBuffer direct =
                ByteBuffer.allocateDirect(content.length).put(content).flip();
        StagedFile staged;
        try (StagedOutput output = workspace.storage().staging().create(workspace.request("file", content.length))) {
            for (int position = 0, size = 1; position < content.length; position += size, size = size * 3) {
                int count = Math.min(size, content.length - position);
                ByteBuffer piece = size % 2 == 0
                        ? direct.duplicate().position(position).limit(position + count)
                        : ByteBuffer.wrap(content, position, count).asReadOnlyBuffer();
                output.write(piece);
                assertThat(piece.hasRemaining()).isFalse();
            }
            output.write(direct.duplicate().position(content.length));
            staged = output.finish();
        }
        workspace.storage().staging().publish(staged);
        assertThat(staged.length()).isEqualTo(content.length);
        assertThat(workspace.read("file")).isEqualTo(content);
    }

    @Test
    default void create_withoutWriting_makesAnEmptyFile() {
        Workspace workspace = workspace();
        StagedFile staged = workspace.stage(workspace.request("d/empty", 0), new byte[0]);
        assertThat(workspace.storage().staging().find(staged).map(Entry::length))
                .contains(0L);
        workspace.storage().staging().publish(staged);
        assertThat(workspace.entry("d/empty").length()).isZero();
    }

    @Test
    default void create_again_replacesWhatAnEarlierAttemptLeft() {
        Workspace workspace = workspace();
        StagingRequest request = workspace.request("d/file", 5);
        workspace.stage(request, Workspace.content(3, 10));
        byte[] content = Workspace.content(4, 5);
        StagedFile staged = workspace.stage(request, content);
        workspace.storage().staging().publish(staged);
        assertThat(workspace.read("d/file")).isEqualTo(content);
        assertThat(workspace.names("d")).containsExactly("file");
    }

    @Test
    default void create_byTwoAttempts_doNotDisturbEachOther() {
        Workspace workspace = workspace();
        byte[] first = Workspace.content(5, 100);
        byte[] second = Workspace.content(6, 100);
        StagedFile one = workspace.stage("d/file", first);
        StagedFile two = workspace.stage("d/file", second);
        Staging staging = workspace.storage().staging();
        staging.publish(two);
        assertThat(workspace.read("d/file")).isEqualTo(second);
        staging.publish(one);
        assertThat(workspace.read("d/file")).isEqualTo(first);
    }

    @Test
    default void create_belowAFile_fails() {
        Workspace workspace = workspace();
        workspace.write("file", new byte[1]);
        assertFails(ErrorCode.WRONG_KIND, workspace.at("file"), () -> workspace.write("file/below", new byte[1]));
        assertThat(workspace.read("file")).hasSize(1);
    }

    @Test
    default void discard_removesTheStagedFile() {
        Workspace workspace = workspace();
        workspace.createDirectory("d");
        StagedFile staged = workspace.stage("d/file", new byte[3]);
        workspace.storage().staging().discard(staged);
        assertThat(workspace.storage().staging().find(staged)).isEmpty();
        assertThat(workspace.list("d")).isEmpty();
        workspace.storage().staging().discard(staged);
    }

    @Test
    default void discard_afterPublishing_doesNotTouchTheFile() {
        Workspace workspace = workspace();
        StagedFile staged = workspace.stage("d/file", new byte[3]);
        workspace.storage().staging().publish(staged);
        workspace.storage().staging().discard(staged);
        assertThat(workspace.names("d")).isEqualTo(List.of("file"));
    }
}
