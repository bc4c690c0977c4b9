package dev.portage.testkit;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store must do when it is looked at: find, list, open, resolve. */
public interface BrowsingContract extends StoreUnderTest {
    /**
     * How many entries the large directory has; a store that is slow to fill may be asked for fewer, but for two
     * pages.
     */
    default int manyEntries() {
        return 5_000;
    }

    @Test
    default void find_file_describesIt() {
        Workspace workspace = workspace();
        workspace.write("file", Workspace.content(1, 1234));
        Entry entry = workspace.entry("file");
        assertThat(entry.location()).isEqualTo(workspace.at("file"));
        assertThat(entry.name()).isEqualTo("file");
        assertThat(entry.kind()).isEqualTo(EntryKind.FILE);
        assertThat(entry.length()).isEqualTo(1234);
        assertThat(entry.identity().isPresent()).isEqualTo(hasIdentity());
    }

    @Test
    default void find_emptyFile_hasLengthZero() {
        Workspace workspace = workspace();
        workspace.write("empty", new byte[0]);
        assertThat(workspace.entry("empty").isFile()).isTrue();
        assertThat(workspace.entry("empty").length()).isZero();
        assertThat(workspace.read("empty")).isEmpty();
    }

    @Test
    default void find_directory_describesIt() {
        Workspace workspace = workspace();
        workspace.createDirectory("directory");
        Entry entry = workspace.entry("directory");
        assertThat(entry.location()).isEqualTo(workspace.at("directory"));
        assertThat(entry.isDirectory()).isTrue();
        assertThat(entry.length()).isZero();
    }

    @Test
    default void find_missing_isNothing() {
        Workspace workspace = workspace();
        workspace.write("file", new byte[1]);
        assertThat(workspace.storage().find(workspace.at("missing"))).isEmpty();
        assertThat(workspace.storage().find(workspace.at("missing/below"))).isEmpty();
        assertThat(workspace.storage().find(workspace.at("file/below"))).isEmpty();
    }

    @Test
    default void find_root_isDirectory() {
        Workspace workspace = workspace();
        Location root = workspace.root().at("/");
        assertThat(workspace.storage().find(root).map(Entry::isDirectory)).contains(true);
    }

    @Test
    default void list_directory_yieldsItsEntriesOneLevelDeep() {
        Workspace workspace = workspace();
        workspace.write("d/file", Workspace.content(2, 10));
        workspace.write("d/sub/below", Workspace.content(3, 20));
        workspace.createDirectory("d/empty");
        assertThat(workspace.list("d"))
                .containsExactlyInAnyOrder(
                        workspace.entry("d/file"), workspace.entry("d/sub"), workspace.entry("d/empty"));
    }

    @Test
    default void list_emptyDirectory_yieldsNothing() {
        Workspace workspace = workspace();
        workspace.createDirectory("empty");
        assertThat(workspace.list("empty")).isEmpty();
    }

    @Test
    default void list_behindTheEnd_throwsNoSuchElement() {
        Workspace workspace = workspace();
        workspace.write("d/file", new byte[0]);
        try (EntryIterator listing = workspace.storage().list(workspace.at("d"))) {
            assertThat(listing.next().name()).isEqualTo("file");
            assertThat(listing.hasNext()).isFalse();
            assertThat(listing.hasNext()).isFalse();
            assertThatThrownBy(listing::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    default void list_missing_fails() {
        Workspace workspace = workspace();
        assertFails(ErrorCode.NOT_FOUND, workspace.at("missing"), () -> workspace.list("missing"));
    }

    @Test
    default void list_file_fails() {
        Workspace workspace = workspace();
        workspace.write("file", new byte[1]);
        assertFails(ErrorCode.WRONG_KIND, workspace.at("file"), () -> workspace.list("file"));
    }

    @Test
    default void list_manyEntries_isComplete() {
        Workspace workspace = workspace();
        int count = manyEntries();
        IntStream.range(0, count).parallel().forEach(i -> workspace.createDirectory("many/entry-" + i));
        assertThat(workspace.names("many"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, count).mapToObj(i -> "entry-" + i).toList());
    }

    @Test
    default void open_atOffset_readsFromThereToTheEnd() {
        Workspace workspace = workspace();
        byte[] content = Workspace.content(4, 100_003);
        workspace.write("file", content);
        for (int offset : new int[] {0, 1, 4096, 65_537, 100_002, 100_003}) {
            assertThat(workspace.read("file", offset))
                    .as("from %d", offset)
                    .isEqualTo(Arrays.copyOfRange(content, offset, content.length));
        }
    }

    @Test
    default void read_intoDirectAndPartlyFilledBuffers_fillsOnlyTheRoom() {
        Workspace workspace = workspace();
        byte[] content = Workspace.content(5, 1000);
        workspace.write("file", content);
        ByteBuffer buffer = ByteBuffer.allocateDirect(700).position(100).limit(600);
        int total = 0;
        try (FileInput input = workspace.storage().open(workspace.at("file"), 10)) {
            while (buffer.hasRemaining()) {
                int count = input.read(buffer);
                assertThat(count).isPositive();
                total += count;
            }
        }
        byte[] read = new byte[500];
        buffer.position(100).get(read);
        assertThat(total).isEqualTo(500);
        assertThat(read).isEqualTo(Arrays.copyOfRange(content, 10, 510));
    }

    @Test
    default void read_behindTheEnd_saysSoAgain() {
        Workspace workspace = workspace();
        workspace.write("file", new byte[3]);
        try (FileInput input = workspace.storage().open(workspace.at("file"), 3)) {
            assertThat(input.read(ByteBuffer.allocate(8))).isEqualTo(-1);
            assertThat(input.read(ByteBuffer.allocate(8))).isEqualTo(-1);
        }
    }

    @Test
    default void open_missing_fails() {
        Workspace workspace = workspace();
        assertFails(ErrorCode.NOT_FOUND, workspace.at("missing"), () -> workspace.read("missing"));
        assertFails(ErrorCode.NOT_FOUND, workspace.at("no/such/file"), () -> workspace.read("no/such/file"));
    }

    @Test
    default void open_directory_fails() {
        Workspace workspace = workspace();
        workspace.createDirectory("directory");
        assertFails(ErrorCode.WRONG_KIND, workspace.at("directory"), () -> workspace.read("directory"));
    }

    @Test
    default void close_twice_isHarmless() {
        Workspace workspace = workspace();
        workspace.write("d/file", new byte[3]);
        EntryIterator listing = workspace.storage().list(workspace.at("d"));
        listing.close();
        listing.close();
        FileInput input = workspace.storage().open(workspace.at("d/file"), 0);
        input.close();
        input.close();
        assertThat(workspace.read("d/file")).hasSize(3);
    }

    @Test
    default void resolve_givesOneAddressOfOnePlace() {
        Workspace workspace = workspace();
        workspace.write("d/file", new byte[1]);
        Storage storage = workspace.storage();
        Location root = storage.resolve(workspace.root());
        assertThat(storage.resolve(root)).isEqualTo(root);
        assertThat(storage.resolve(workspace.at("d/file"))).isEqualTo(root.resolve("d/file"));
        assertThat(storage.resolve(workspace.at("d/missing/below"))).isEqualTo(root.resolve("d/missing/below"));
        assertThat(storage.find(root.resolve("d/file"))).isPresent();
    }
}
