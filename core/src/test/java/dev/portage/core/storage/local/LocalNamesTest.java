package dev.portage.core.storage.local;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import dev.portage.testkit.Workspace;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that are no text, too long, or impossible. */
final class LocalNamesTest {
    @TempDir
    Path root;

    private Workspace workspace() {
        return new Workspace(new LocalStorage(), Location.ofLocal(root));
    }

    @Test
    void list_namesThatAreNoText_areOtherAndKeptApart() throws Exception {
        Shell.run(root, "touch \"$(printf 'a\\377b')\" \"$(printf '\\344\\270')\"; mkdir \"$(printf '\\376')\"");
        Workspace workspace = workspace();
        workspace.write("中\uFFFD", new byte[1]);
        assertThat(workspace.list("").stream().collect(Collectors.toMap(Entry::name, Entry::kind)))
                .containsOnly(
                        Map.entry("a\\xffb", EntryKind.OTHER),
                        Map.entry("\\xe4\\xb8", EntryKind.OTHER),
                        Map.entry("\\xfe", EntryKind.OTHER),
                        Map.entry("中\uFFFD", EntryKind.FILE));
    }

    @Test
    void delete_treeWithNamesThatAreNoText_removesIt() throws Exception {
        Shell.run(root, "mkdir -p d/\"$(printf 'a\\377b')\"/x; touch d/\"$(printf '\\344\\270')\"");
        workspace().storage().delete(workspace().at("d"));
        assertThat(workspace().list("")).isEmpty();
    }

    @Test
    void create_nameThatIsTooLong_fails() {
        Location file = workspace().at("n".repeat(256));
        assertFails(ErrorCode.INVALID_ARGUMENT, file, () -> workspace().write(file.name(), new byte[1]));
        assertFails(
                ErrorCode.INVALID_ARGUMENT, file, () -> workspace().storage().createDirectory(file));
    }

    @Test
    void find_nameThatCannotBeWritten_fails() {
        for (String name : new String[] {"half \uD83D", "nul \0"}) {
            Location file = workspace().at(name);
            assertFails(ErrorCode.INVALID_ARGUMENT, file, () -> workspace()
                    .storage()
                    .find(file));
        }
    }
}
