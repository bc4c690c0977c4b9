package dev.portage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.TreeRenaming;
import org.junit.jupiter.api.Test;

/** What a store with {@link TreeRenaming} must do. */
public interface TreeRenamingContract extends StoreUnderTest {
    private TreeRenaming renaming() {
        return workspace().storage().capability(TreeRenaming.class).orElseThrow();
    }

    @Test
    default void rename_takesAllThatIsInADirectory() {
        Workspace workspace = workspace();
        workspace.write("from/sub/file", new byte[] {1, 2});
        workspace.write("from/other", new byte[0]);
        renaming().rename(workspace.at("from"), workspace.at("to"));
        Storage storage = workspace.storage();
        assertThat(storage.find(workspace.at("from"))).isEmpty();
        assertThat(workspace.names("to")).containsExactly("other", "sub");
        assertThat(storage.find(workspace.at("to/sub/file")).orElseThrow().length())
                .isEqualTo(2);
    }

    @Test
    default void rename_intoAnotherDirectory_isPossible() {
        Workspace workspace = workspace();
        workspace.write("from/file", new byte[1]);
        workspace.write("there/already", new byte[1]);
        renaming().rename(workspace.at("from"), workspace.at("there/to"));
        assertThat(workspace.names("there")).containsExactly("already", "to");
    }

    @Test
    default void rename_ofAFile_isPossible() {
        Workspace workspace = workspace();
        workspace.write("from", new byte[1]);
        renaming().rename(workspace.at("from"), workspace.at("to"));
        assertThat(workspace.names("")).containsExactly("to");
    }

    @Test
    default void rename_toANameThatIsTaken_changesNothing() {
        Workspace workspace = workspace();
        workspace.write("from/file", new byte[1]);
        workspace.write("to/other", new byte[1]);
        Location from = workspace.at("from");
        Location to = workspace.at("to");
        Failures.assertFails(ErrorCode.ALREADY_EXISTS, to, () -> renaming().rename(from, to));
        assertThat(workspace.names("from")).containsExactly("file");
        assertThat(workspace.names("to")).containsExactly("other");
    }

    @Test
    default void rename_missing_saysSo() {
        Location from = workspace().at("missing");
        Failures.assertFails(ErrorCode.NOT_FOUND, from, () -> renaming()
                .rename(from, workspace().at("to")));
    }
}
