package dev.portage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Change;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Snapshots;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.TreeRenaming;
import org.junit.jupiter.api.Test;

/** What a store with {@link Snapshots} must do; it also renames trees. */
public interface SnapshotsContract extends StoreUnderTest {
    /** Has the store keep states of a directory. */
    void allowSnapshots(Location directory);

    private Snapshots snapshots() {
        return workspace().storage().capability(Snapshots.class).orElseThrow();
    }

    private Location prepare() {
        Workspace workspace = workspace();
        workspace.write("d/changed", new byte[] {1});
        workspace.write("d/gone", new byte[] {2});
        workspace.write("d/old/inside", new byte[] {3});
        Location directory = workspace.at("d");
        allowSnapshots(directory);
        return directory;
    }

    @Test
    default void difference_tellsWhatBecameOfWhat() {
        Workspace workspace = workspace();
        Location directory = prepare();
        Storage storage = workspace.storage();
        snapshots().create(directory, "s1");
        workspace.write("d/changed", new byte[] {1, 1});
        storage.delete(workspace.at("d/gone"));
        storage.capability(TreeRenaming.class).orElseThrow().rename(workspace.at("d/old"), workspace.at("d/new"));
        workspace.write("d/new/made", new byte[] {4});
        snapshots().create(directory, "s2");
        assertThat(snapshots().difference(directory, "s1", "s2"))
                .contains(
                        new Change.Deleted("gone"),
                        new Change.Renamed("old", "new"),
                        new Change.Created("old/made"),
                        new Change.Modified(""));
        assertThat(snapshots().difference(directory, "s2", "")).isEmpty();
        snapshots().delete(directory, "s1");
        snapshots().delete(directory, "s2");
    }

    @Test
    default void state_isWhatWasThere() {
        Workspace workspace = workspace();
        Location directory = prepare();
        snapshots().create(directory, "s1");
        assertThat(snapshots().names(directory)).containsExactly("s1");
        workspace.storage().delete(workspace.at("d/gone"));
        Location then = snapshots().state(directory, "s1");
        assertThat(workspace.storage().find(then.resolve("gone"))).isPresent();
        snapshots().delete(directory, "s1");
        assertThat(workspace.storage().find(then)).isEmpty();
        snapshots().delete(directory, "s1");
    }

    @Test
    default void create_aNameThatIsTaken_saysSo() {
        Location directory = prepare();
        snapshots().create(directory, "s1");
        Failures.assertFails(
                ErrorCode.ALREADY_EXISTS, directory, () -> snapshots().create(directory, "s1"));
        snapshots().delete(directory, "s1");
    }

    @Test
    default void create_whereStatesAreNotKept_saysSo() {
        workspace().write("e/file", new byte[1]);
        Location directory = workspace().at("e");
        Failures.assertFails(ErrorCode.UNSUPPORTED, directory, () -> snapshots().create(directory, "s1"));
        Failures.assertFails(ErrorCode.UNSUPPORTED, directory, () -> snapshots().names(directory));
    }

    @Test
    default void difference_ofAStateThatIsNotKept_saysSo() {
        Location directory = prepare();
        Failures.assertFails(ErrorCode.NOT_FOUND, directory, () -> snapshots().difference(directory, "never", ""));
    }
}
