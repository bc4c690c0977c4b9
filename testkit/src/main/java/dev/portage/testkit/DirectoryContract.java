package dev.portage.testkit;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store must do when directories are made and when anything is deleted. */
public interface DirectoryContract extends StoreUnderTest {
    @Test
    default void createDirectory_makesTheMissingOnesAbove() {
        Workspace workspace = workspace();
        workspace.createDirectory("a/b/c");
        assertThat(workspace.entry("a").isDirectory()).isTrue();
        assertThat(workspace.entry("a/b/c").isDirectory()).isTrue();
    }

    @Test
    default void createDirectory_thatIsThere_leavesItAsItIs() {
        Workspace workspace = workspace();
        workspace.write("d/file", new byte[1]);
        workspace.createDirectory("d");
        assertThat(workspace.names("d")).containsExactly("file");
    }

    @Test
    default void createDirectory_whereAFileLies_fails() {
        Workspace workspace = workspace();
        workspace.write("file", new byte[1]);
        assertFails(ErrorCode.WRONG_KIND, workspace.at("file"), () -> workspace.createDirectory("file"));
        assertFails(ErrorCode.WRONG_KIND, workspace.at("file"), () -> workspace.createDirectory("file/below"));
        assertThat(workspace.read("file")).hasSize(1);
    }

    @Test
    default void createDirectory_fromManyThreads_makesOne() {
        Workspace workspace = workspace();
        IntStream.range(0, 64).parallel().forEach(i -> workspace.createDirectory("a/b/c/" + i % 4));
        assertThat(workspace.names("a/b/c")).containsExactlyInAnyOrder("0", "1", "2", "3");
    }

    @Test
    default void delete_file_removesOnlyIt() {
        Workspace workspace = workspace();
        workspace.write("d/a", new byte[1]);
        workspace.write("d/ab", new byte[1]);
        workspace.storage().delete(workspace.at("d/a"));
        assertThat(workspace.names("d")).containsExactly("ab");
    }

    @Test
    default void delete_directory_removesAllBelow() {
        Workspace workspace = workspace();
        workspace.write("d/a/b/file", new byte[1]);
        workspace.write("d/file", new byte[1]);
        workspace.createDirectory("d/a/empty");
        workspace.write("da", new byte[1]);
        workspace.storage().delete(workspace.at("d"));
        assertThat(workspace.storage().find(workspace.at("d"))).isEmpty();
        assertThat(workspace.storage().find(workspace.at("d/a/b/file"))).isEmpty();
        assertThat(workspace.names("")).containsExactly("da");
    }

    @Test
    default void delete_lastEntry_leavesTheDirectory() {
        Workspace workspace = workspace();
        workspace.createDirectory("d");
        workspace.write("d/file", new byte[1]);
        workspace.storage().delete(workspace.at("d/file"));
        assertThat(workspace.entry("d").isDirectory()).isTrue();
    }

    @Test
    default void delete_missing_doesNothing() {
        Workspace workspace = workspace();
        Location file = workspace.write("file", new byte[1]);
        Storage storage = workspace.storage();
        storage.delete(workspace.at("missing"));
        storage.delete(workspace.at("missing/below"));
        storage.delete(workspace.at("file/below"));
        assertThat(storage.find(file)).isPresent();
    }
}
