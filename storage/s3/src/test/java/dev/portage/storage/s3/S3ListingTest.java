package dev.portage.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.NameOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
