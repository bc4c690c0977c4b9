package dev.portage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Storage;
import dev.portage.api.storage.Trash;
import org.junit.jupiter.api.Test;

/** What a store with {@link Trash} must do; its trash is on. */
public interface TrashContract extends StoreUnderTest {
    private Trash trash() {
        return workspace().storage().capability(Trash.class).orElseThrow();
    }

    @Test
    default void isOn_whereTheTrashIsKept() {
        assertThat(trash().isOn(workspace().write("file", new byte[1]))).isTrue();
    }

    @Test
    default void isTrash_notOfAnOrdinaryDirectory() {
        assertThat(trash().isTrash(workspace().createDirectory("trash"))).isFalse();
    }

    @Test
    default void moveToTrash_removesAFileAndATree() {
        Workspace workspace = workspace();
        workspace.write("d/sub/file", new byte[1]);
        workspace.write("d/kept", new byte[1]);
        workspace.write("file", new byte[1]);
        trash().moveToTrash(workspace.at("file"));
        trash().moveToTrash(workspace.at("d/sub"));
        Storage storage = workspace.storage();
        assertThat(storage.find(workspace.at("file"))).isEmpty();
        assertThat(storage.find(workspace.at("d/sub/file"))).isEmpty();
        assertThat(workspace.names("d")).containsExactly("kept");
    }

    @Test
    default void moveToTrash_twoOfOneName_takesBoth() {
        Workspace workspace = workspace();
        for (int i = 0; i < 2; i++) {
            trash().moveToTrash(workspace.write("file", new byte[1]));
            assertThat(workspace.storage().find(workspace.at("file"))).isEmpty();
        }
    }

    @Test
    default void moveToTrash_missing_doesNothing() {
        trash().moveToTrash(workspace().at("missing"));
        assertThat(workspace().list("")).isEmpty();
    }
}
