package dev.portage.testkit;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Appending;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a store with {@link Appending} must do. */
public interface AppendingContract extends StoreUnderTest {
    private Appending appending() {
        return workspace().storage().capability(Appending.class).orElseThrow();
    }

    @Test
    default void append_growsTheFileInPlace() {
        byte[] content = Workspace.content(1, 3000);
        Location file = workspace().write("file", Arrays.copyOf(content, 1000));
        StagedFile grown;
        try (StagedOutput output = appending().append(file, 1000)) {
            output.write(ByteBuffer.wrap(content, 1000, 500));
            output.write(ByteBuffer.wrap(content, 1500, 1500));
            grown = output.finish();
        }
        assertThat(grown.target()).isEqualTo(file);
        assertThat(grown.length()).isEqualTo(3000);
        workspace().assertAsTold(grown);
        assertThat(workspace().read("file")).isEqualTo(content);
        assertThat(workspace().names("")).containsExactly("file");
    }

    @Test
    default void append_toAnEmptyFile_growsIt() {
        Location file = workspace().write("file", new byte[0]);
        try (StagedOutput output = appending().append(file, 0)) {
            output.write(ByteBuffer.wrap(new byte[] {1, 2}));
            output.finish();
        }
        assertThat(workspace().read("file")).containsExactly(1, 2);
    }

    @Test
    default void append_closedWithoutFinish_leavesWhatWasWritten() {
        Location file = workspace().write("file", new byte[] {1, 2});
        try (StagedOutput output = appending().append(file, 2)) {
            output.write(ByteBuffer.wrap(new byte[] {3}));
        }
        assertThat(workspace().read("file")).containsExactly(1, 2, 3);
    }

    @Test
    default void append_toAFileOfAnotherLength_failsAndLeavesIt() {
        Location file = workspace().write("file", new byte[10]);
        assertFails(ErrorCode.SOURCE_CHANGED, file, () -> appending().append(file, 9));
        assertFails(ErrorCode.SOURCE_CHANGED, file, () -> appending().append(file, 11));
        assertThat(workspace().read("file")).hasSize(10);
    }

    @Test
    default void append_toWhatIsNoFile_fails() {
        Location missing = workspace().at("missing");
        assertFails(ErrorCode.NOT_FOUND, missing, () -> appending().append(missing, 0));
        Location directory = workspace().createDirectory("directory");
        assertFails(ErrorCode.WRONG_KIND, directory, () -> appending().append(directory, 0));
        assertThat(workspace().storage().find(missing)).isEmpty();
    }

    @Test
    default void truncate_cutsTheFile() {
        byte[] content = Workspace.content(2, 1000);
        Location file = workspace().write("file", content);
        appending().truncate(file, 1000);
        assertThat(workspace().read("file")).isEqualTo(content);
        appending().truncate(file, 300);
        assertThat(workspace().read("file")).isEqualTo(Arrays.copyOf(content, 300));
        appending().truncate(file, 0);
        assertThat(workspace().read("file")).isEmpty();
    }

    @Test
    default void truncate_missing_fails() {
        Location missing = workspace().at("missing");
        assertFails(ErrorCode.NOT_FOUND, missing, () -> appending().truncate(missing, 0));
    }
}
