package dev.portage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.ListingOrder;
import dev.portage.api.storage.NameOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store must do with names: take every name as it is, and list in the order that it claims. */
public interface NamingContract extends StoreUnderTest {
    @Test
    default void file_ofAnyName_isWrittenListedFoundReadAndDeleted() {
        Workspace workspace = workspace();
        List<String> names = NastyNames.ALL.stream().filter(this::canHold).toList();
        names.forEach(name -> workspace.write("d/" + name, name.getBytes(StandardCharsets.UTF_8)));
        assertThat(workspace.names("d")).containsExactlyInAnyOrderElementsOf(names);
        for (String name : names) {
            String path = "d/" + name;
            assertThat(workspace.entry(path).location()).as(name).isEqualTo(workspace.at(path));
            assertThat(workspace.read(path)).as(name).isEqualTo(name.getBytes(StandardCharsets.UTF_8));
            workspace.storage().delete(workspace.at(path));
            assertThat(workspace.storage().find(workspace.at(path))).as(name).isEmpty();
        }
        assertThat(workspace.list("d")).isEmpty();
    }

    @Test
    default void directory_ofAnyName_holdsFiles() {
        Workspace workspace = workspace();
        List<String> names = NastyNames.ALL.stream().filter(this::canHold).toList();
        for (String name : names) {
            workspace.write("d/" + name + "/below", name.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(workspace.names("d")).containsExactlyInAnyOrderElementsOf(names);
        for (Entry directory : workspace.list("d")) {
            assertThat(directory.isDirectory()).as(directory.name()).isTrue();
            assertThat(workspace.read("d/" + directory.name() + "/below"))
                    .isEqualTo(directory.name().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    default void list_aNameThatBeginsAnother_keepsToItsOrder() {
        Workspace workspace = workspace();
        workspace.write("d/a/b", new byte[1]);
        List.of("a.b", "a!", "a0", "ab", "A").forEach(name -> workspace.write("d/" + name, new byte[1]));
        assertListed(workspace, List.of("A", "a", "a!", "a.b", "a0", "ab"));
    }

    @Test
    default void list_namesBeyondTheBasicPlane_keepsToItsOrder() {
        Workspace workspace = workspace();
        List<String> names = List.of("z", "é", "中", "\uE000", "\uFF5E", "\uD83D\uDE00", "\uD83D\uDE00a");
        names.forEach(name -> workspace.createDirectory("d/" + name));
        assertListed(workspace, names);
    }

    /** Lists {@code d}, whose entries are given in the order of their UTF-8 bytes. */
    private static void assertListed(Workspace workspace, List<String> expected) {
        assertThat(expected).isSortedAccordingTo(NamingContract::compareBytes).isSortedAccordingTo(NameOrder.NAMES);
        try (EntryIterator listing = workspace.storage().list(workspace.at("d"))) {
            if (listing.order() == ListingOrder.BY_NAME) {
                assertThat(workspace.names("d")).containsExactlyElementsOf(expected);
            } else {
                assertThat(workspace.names("d")).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    private static int compareBytes(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    default void find_nameThatDiffersInCase_isAnotherFile() {
        Workspace workspace = workspace();
        workspace.write("Name", Workspace.content(1, 1));
        workspace.write("name", Workspace.content(2, 2));
        assertThat(workspace.storage().find(workspace.at("Name")).map(Entry::length))
                .isEqualTo(Optional.of(1L));
    }
}
