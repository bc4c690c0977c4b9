package dev.portage.core.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import dev.portage.testkit.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Symbolic links and things that are neither file nor directory. */
final class LocalLinksTest {
    private Path root;
    private Workspace workspace;

    @BeforeEach
    void createWorkspace(@TempDir Path directory) throws IOException {
        root = directory.toRealPath();
        workspace = new Workspace(new LocalStorage(), Location.ofLocal(root));
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    private Map<String, EntryKind> kinds(String path) {
        return workspace.list(path).stream().collect(Collectors.toMap(Entry::name, Entry::kind));
    }

    @Test
    void link_toAFile_isThatFileUnderItsOwnName() throws IOException {
        workspace.write("file", new byte[5]);
        link("link", "file");
        Entry entry = workspace.entry("link");
        assertThat(entry.location()).isEqualTo(workspace.at("link"));
        assertThat(entry.isFile()).isTrue();
        assertThat(entry.length()).isEqualTo(5);
        assertThat(entry.identity()).isEqualTo(workspace.entry("file").identity());
        assertThat(workspace.list("")).contains(entry);
    }

    @Test
    void link_toADirectory_isListed() throws IOException {
        workspace.write("d/file", new byte[5]);
        link("link", "d");
        assertThat(kinds("")).containsEntry("link", EntryKind.DIRECTORY);
        assertThat(workspace.names("link")).containsExactly("file");
    }

    @Test
    void link_thatLeadsNowhere_isOther() throws IOException {
        link("dangling", "missing");
        link("self", "self");
        link("one", "two");
        link("two", "one");
        assertThat(kinds(""))
                .containsOnly(
                        Map.entry("dangling", EntryKind.OTHER),
                        Map.entry("self", EntryKind.OTHER),
                        Map.entry("one", EntryKind.OTHER),
                        Map.entry("two", EntryKind.OTHER));
        assertThat(workspace.entry("dangling").kind()).isEqualTo(EntryKind.OTHER);
        assertThat(workspace.storage().find(workspace.at("self/below"))).isEmpty();
    }

    @Test
    void link_thatCannotBeFollowed_isOther() throws IOException {
        workspace.write("file", new byte[1]);
        link("long", "x".repeat(300));
        link("below", "file/x");
        assertThat(kinds(""))
                .containsOnly(
                        Map.entry("file", EntryKind.FILE),
                        Map.entry("long", EntryKind.OTHER),
                        Map.entry("below", EntryKind.OTHER));
        assertThat(workspace.entry("long").kind()).isEqualTo(EntryKind.OTHER);
    }

    @Test
    void link_intoAClosedDirectory_isOther() throws IOException {
        workspace.write("closed/file", new byte[1]);
        link("link", "closed/file");
        Path closed = root.resolve("closed");
        Files.setPosixFilePermissions(closed, Set.of());
        try {
            assumeThat(Files.isExecutable(closed))
                    .as("a superuser goes anywhere")
                    .isFalse();
            assertThat(kinds("")).containsEntry("link", EntryKind.OTHER);
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void link_toADirectoryAboveItself_isOther() throws IOException {
        workspace.createDirectory("a/b");
        link("a/b/here", ".");
        link("a/b/up", "../..");
        link("a/b/root", "/");
        link("a/b/beside", "../c");
        workspace.createDirectory("a/c");
        assertThat(kinds("a/b"))
                .containsOnly(
                        Map.entry("here", EntryKind.OTHER),
                        Map.entry("up", EntryKind.OTHER),
                        Map.entry("root", EntryKind.OTHER),
                        Map.entry("beside", EntryKind.DIRECTORY));
    }

    @Test
    void links_thatLeadToEachOther_endTheWalk() throws IOException {
        workspace.createDirectory("a");
        workspace.createDirectory("b");
        link("a/toB", root.resolve("b").toString());
        link("b/toA", root.resolve("a").toString());
        assertThat(kinds("a")).containsEntry("toB", EntryKind.DIRECTORY);
        assertThat(kinds("a/toB")).containsEntry("toA", EntryKind.OTHER);
        assertThat(kinds("b/toA")).containsEntry("toB", EntryKind.OTHER);
    }

    @Test
    void delete_treeWithLinks_leavesWhatTheyLeadTo() throws IOException {
        workspace.write("kept/file", new byte[1]);
        workspace.createDirectory("d");
        link("d/link", "../kept");
        link("d/dangling", "missing");
        workspace.storage().delete(workspace.at("d"));
        assertThat(workspace.names("")).containsExactly("kept");
        assertThat(workspace.names("kept")).containsExactly("file");
    }

    @Test
    void createDirectory_whereALinkLeadsToOne_leavesIt() throws IOException {
        workspace.createDirectory("d");
        link("link", "d");
        workspace.createDirectory("link");
        workspace.createDirectory("link/below");
        assertThat(workspace.names("d")).containsExactly("below");
    }

    @Test
    void publish_overALink_replacesTheLink() throws IOException {
        workspace.write("file", new byte[5]);
        link("link", "file");
        workspace.write("link", new byte[7]);
        assertThat(workspace.entry("file").length()).isEqualTo(5);
        assertThat(workspace.entry("link").length()).isEqualTo(7);
    }

    @Test
    void resolve_followsLinksAsFarAsThePathExists() throws IOException {
        workspace.createDirectory("d");
        link("link", "d");
        link("dangling", "missing");
        assertThat(workspace.storage().resolve(workspace.at("link"))).isEqualTo(workspace.at("d"));
        assertThat(workspace.storage().resolve(workspace.at("link/x/y"))).isEqualTo(workspace.at("d/x/y"));
        assertThat(workspace.storage().resolve(workspace.at("dangling/x"))).isEqualTo(workspace.at("dangling/x"));
        assertThat(workspace.storage().resolve(new Location("file", "localhost", "/")))
                .isEqualTo(Location.parse("/"));
    }

    @Test
    void pipe_isOther() throws Exception {
        Shell.run(root, "mkfifo pipe");
        assertThat(kinds("")).containsOnly(Map.entry("pipe", EntryKind.OTHER));
        assertThat(workspace.storage().find(Location.parse("/dev/null")).map(Entry::kind))
                .contains(EntryKind.OTHER);
    }
}
