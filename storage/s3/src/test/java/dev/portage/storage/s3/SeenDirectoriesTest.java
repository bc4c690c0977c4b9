package dev.portage.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.testkit.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees whose directories are seen along with the ones above them. */
final class SeenDirectoriesTest {
    private static final String LETTERS = "a.-!b0";

    private static List<Entry> list(KeyServer server, String path, int mostWaiting) {
        try (Bucket bucket = Bucket.of("bucket", new Settings(server.options().properties()));
                S3Listing listing =
                        S3Listing.open(new Lookup(bucket), server.root().resolve(path), mostWaiting)) {
            List<Entry> entries = new ArrayList<>();
            listing.forEachRemaining(entries::add);
            return entries;
        }
    }

    private static int lists(KeyServer server, List<String> directories) {
        try (Storage storage = server.open()) {
            int before = server.lists();
            for (String directory : directories) {
                try (EntryIterator listing = storage.list(server.root().resolve(directory))) {
                    listing.forEachRemaining(entry -> {});
                }
            }
            return server.lists() - before;
        }
    }

    @Test
    void treeOfSmallDirectories_costsNoRequestForEach() {
        List<String> keys = new ArrayList<>();
        List<String> directories = new ArrayList<>(List.of("d"));
        for (int i = 1000; i < 1300; i++) {
            keys.add("d/" + i + "/x/file");
            directories.add("d/" + i);
            directories.add("d/" + i + "/x");
        }
        try (KeyServer server = new KeyServer(100, keys)) {
            assertThat(lists(server, directories)).isEqualTo(3);
        }
    }

    @Test
    void directoriesThatFillPages_arePassedOver() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            keys.add("d/" + i / 5000 + "/" + i);
        }
        keys.add("d/2");
        try (KeyServer server = new KeyServer(100, keys)) {
            assertThat(list(server, "d", 1000)).extracting(Entry::name).containsExactly("0", "1", "2");
            assertThat(server.lists()).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void directoryThatWasSeen_isListedAnewAfterAWrite() {
        Workspace workspace = new Workspace(SharedBucket.storage(), SharedBucket.freshDirectory());
        workspace.write("d/e/one", new byte[1]);
        assertThat(workspace.names("")).containsExactly("d");
        workspace.write("d/e/two", new byte[1]);
        assertThat(workspace.names("d/e")).containsExactly("one", "two");
        assertThat(workspace.names("")).containsExactly("d");
        workspace.storage().delete(workspace.at("d/e/one"));
        assertThat(workspace.names("d/e")).containsExactly("two");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1000})
    void trees_inWhateverPages_areTheSame(int pageSize) {
        Random random = new Random(pageSize);
        TreeSet<String> keys = new TreeSet<>();
        while (keys.size() < 150) {
            keys.add("d/" + word(random) + "/" + word(random) + (random.nextBoolean() ? "/" + word(random) : ""));
        }
        try (KeyServer server = new KeyServer(pageSize, keys);
                KeyServer whole = new KeyServer(1000, keys);
                Storage paged = server.open();
                Storage reference = whole.open()) {
            assertThat(walk(paged, server.root().resolve("d")))
                    .isEqualTo(walk(reference, whole.root().resolve("d")));
        }
    }

    private static List<String> walk(Storage storage, Location directory) {
        List<String> found = new ArrayList<>();
        try (EntryIterator listing = storage.list(directory)) {
            while (listing.hasNext()) {
                Entry entry = listing.next();
                found.add(entry.location().path() + " " + entry.kind());
                if (entry.isDirectory()) {
                    found.addAll(walk(storage, entry.location()));
                }
            }
        }
        return found;
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }
}
