package dev.portage.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import dev.portage.api.storage.Storage;
import dev.portage.testkit.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class S3ListingTest {
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

    @Test
    void directory_comesBeforeNamesThatItBegins() {
        List<String> keys = List.of("d/a.b", "d/a/x", "d/a!", "d/ab", "d/a-1/x", "d/A");
        try (KeyServer server = new KeyServer(2, keys)) {
            assertThat(list(server, "d", 100))
                    .extracting(Entry::name)
                    .containsExactly("A", "a", "a!", "a-1", "a.b", "ab");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void names_inWhateverPages_comeInOrder(int mostWaiting) {
        Random random = new Random(mostWaiting);
        TreeMap<String, EntryKind> expected = new TreeMap<>(NameOrder.NAMES);
        List<String> keys = new ArrayList<>();
        while (expected.size() < 120) {
            String name = "a" + word(random);
            boolean isDirectory = random.nextBoolean();
            EntryKind kind = isDirectory ? EntryKind.DIRECTORY : EntryKind.FILE;
            expected.merge(name, kind, (before, now) -> before == now ? now : EntryKind.OTHER);
            keys.add("d/" + name + (isDirectory ? "/x" : ""));
        }
        try (KeyServer server = new KeyServer(7, keys)) {
            List<Entry> entries = list(server, "d", mostWaiting);
            assertThat(entries).extracting(Entry::name).containsExactlyElementsOf(expected.keySet());
            assertThat(entries).extracting(Entry::kind).containsExactlyElementsOf(expected.values());
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    @Test
    void namesThatWaitForOneDirectory_costOneRequestMore() {
        TreeSet<String> keys = new TreeSet<>();
        for (int i = 1000; i < 1100; i++) {
            keys.add("d/part-" + i);
        }
        try (KeyServer server = new KeyServer(10, keys)) {
            assertThat(list(server, "d", 20)).hasSize(100);
            assertThat(server.lists()).isLessThanOrEqualTo(13);
        }
    }

    private static Set<String> keys(int count, LongFunction<String> name) {
        Set<String> keys = new TreeSet<>();
        Random random = new Random(count);
        while (keys.size() < count) {
            keys.add("d/" + name.apply(random.nextLong() & Long.MAX_VALUE));
        }
        return keys;
    }

    private static List<Set<String>> longDirectories() {
        Set<String> counted = new TreeSet<>();
        for (int i = 0; i < 20_000; i++) {
            counted.add(String.format(Locale.ROOT, "d/part-%08d.parquet", 3 * i));
        }
        return List.of(
                counted,
                keys(20_000, value -> String.format(Locale.ROOT, "%016x.bin", value)),
                keys(20_000, value -> "log-" + value % 1_000_000_000));
    }

    @ParameterizedTest
    @MethodSource("longDirectories")
    void longDirectory_isAskedForAtManyPlacesAtOnce(Set<String> keys) {
        try (KeyServer server = new KeyServer(1000, keys)) {
            List<Entry> entries = list(server, "d", 1000);
            assertThat(entries).extracting(entry -> "d/" + entry.name()).containsExactlyElementsOf(keys);
            assertThat(server.jumps()).isGreaterThanOrEqualTo(15);
            assertThat(server.lists()).isLessThanOrEqualTo(35);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 50})
    void directory_whoseKeysCannotBeForeseen_isListedAllTheSame(int pageSize) {
        Random random = new Random(pageSize);
        TreeSet<String> keys = new TreeSet<>(NameOrder.NAMES);
        while (keys.size() < 40 * pageSize) {
            keys.add("d/a" + word(random) + (random.nextInt(3) == 0 ? word(random) + word(random) : ""));
            keys.add("d/" + (char) ('\u00e0' + random.nextInt(20)) + random.nextInt(1_000_000));
        }
        try (KeyServer server = new KeyServer(pageSize, keys)) {
            assertThat(list(server, "d", 1000))
                    .extracting(entry -> "d/" + entry.name())
                    .containsExactlyElementsOf(keys);
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

    @Test
    void objectThatIsADirectoryToo_isNeither() {
        try (KeyServer server = new KeyServer(1, List.of("d/a", "d/a/b", "d/a.c"))) {
            assertThat(list(server, "d", 100))
                    .extracting(Entry::name, Entry::kind)
                    .containsExactly(tuple("a", EntryKind.OTHER), tuple("a.c", EntryKind.FILE));
        }
    }

    @Test
    void keysThatAreNoPaths_areNeither() {
        List<String> keys = List.of("d/", "d/../x", "d/./y", "d//z", "d/..", "d/ok", "d/e/");
        try (KeyServer server = new KeyServer(2, keys)) {
            List<Entry> entries = list(server, "d", 100);
            assertThat(entries).extracting(Entry::name).containsExactly("%2F", ".%2F", "..%2F", "e", "ok");
            assertThat(entries)
                    .extracting(Entry::kind)
                    .containsExactly(
                            EntryKind.OTHER, EntryKind.OTHER, EntryKind.OTHER, EntryKind.DIRECTORY, EntryKind.FILE);
        }
    }

    @Test
    void namesOfControlCharacters_areKept() {
        try (KeyServer server = new KeyServer(10, List.of("d/a\u0001b", "d/a\rb"))) {
            assertThat(list(server, "d", 100)).extracting(Entry::name).containsExactly("a\u0001b", "a\rb");
        }
    }
}
