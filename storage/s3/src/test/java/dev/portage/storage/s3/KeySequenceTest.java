package dev.portage.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.NameOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories of so many objects that their pages are asked for ahead. */
final class KeySequenceTest {
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

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }
}
