package dev.portage.api.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NameOrderTest {
    /** Characters around every border of the encodings. */
    private static final int[] CHARACTERS = {
        1, '!', '-', '.', '0', 'A', 'a', 'b', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFF5E, 0xFFFF, 0x10000,
        0x1F600, 0x10FFFF
    };

    private static final Comparator<String> BYTES = (left, right) ->
            Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

    /** The definition: a path is the list of its names. */
    private static final Comparator<String> COMPONENTS = (left, right) -> {
        List<String> a = List.of(left.split("/"));
        List<String> b = List.of(right.split("/"));
        return IntStream.range(0, Math.min(a.size(), b.size()))
                .map(i -> BYTES.compare(a.get(i), b.get(i)))
                .filter(difference -> difference != 0)
                .findFirst()
                .orElse(a.size() - b.size());
    };

    private final Random random = new Random(42);

    private String name() {
        return random.ints(1 + random.nextInt(3), 0, CHARACTERS.length)
                .map(i -> CHARACTERS[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String path() {
        return String.join(
                "/", Stream.generate(this::name).limit(1 + random.nextInt(3)).toList());
    }

    private static void assertAgree(Comparator<String> order, Comparator<String> judge, String left, String right) {
        if (Integer.signum(order.compare(left, right)) != Integer.signum(judge.compare(left, right))) {
            fail("%s and %s are in the wrong order", left, right);
        }
    }

    @Test
    void names_areOrderedAsTheirBytes() {
        for (int i = 0; i < 100_000; i++) {
            String left = name();
            String right = name();
            assertAgree(NameOrder.NAMES, BYTES, left, right);
        }
    }

    @Test
    void paths_areOrderedAsListsOfNames() {
        for (int i = 0; i < 100_000; i++) {
            String left = path();
            String right = random.nextInt(3) == 0 ? left + "/" + name() : path();
            assertAgree(NameOrder.PATHS, COMPONENTS, left, right);
        }
    }

    @Test
    void paths_aDirectoryComesBeforeWhatIsBelowIt_andThatBeforeItsSiblings() {
        List<String> ordered = List.of("a", "a/b", "a/b/c", "a/\uD83D\uDE00", "a\u0001", "a!", "a!/b", "a.b", "b");
        assertThat(ordered).isSortedAccordingTo(NameOrder.PATHS);
    }

    @Test
    void names_surrogatesComeAfterTheBasicPlane() {
        assertThat(List.of("\uD7FF", "\uE000", "\uFF5E", "\uFFFF", "\uD83D\uDE00"))
                .isSortedAccordingTo(NameOrder.NAMES)
                .isSortedAccordingTo(BYTES);
    }

    @Test
    void compare_equal_isZero() {
        assertThat(NameOrder.NAMES.compare("a\uD83D\uDE00", "a\uD83D\uDE00")).isZero();
        assertThat(NameOrder.PATHS.compare("a/b", "a/b")).isZero();
        assertThat(NameOrder.PATHS.compare("", "a")).isNegative();
    }
}
