package dev.portage.core.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpillingSortTest {
    private static final Comparator<Item> BY_KEY = Comparator.comparingInt(Item::key);

    record Item(int key, int number) {}

    private static SpillingSort<Item> sort(int capacity) {
        return new SpillingSort<>(Item.class, BY_KEY, capacity);
    }

    private static List<Item> random(int count) {
        Random random = new Random(count);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(new Item(random.nextInt(count / 3 + 1), i));
        }
        return items;
    }

    private static List<Item> drain(Iterator<Item> sorted) {
        List<Item> items = new ArrayList<>();
        sorted.forEachRemaining(items::add);
        return items;
    }

    @ParameterizedTest(name = "{0} records, {1} in memory")
    @CsvSource({"0, 10", "1, 1", "9, 10", "10, 10", "11, 10", "20, 10", "1000, 10", "1000, 333", "50, 1"})
    void sorted_isInOrderAndStable(int count, int capacity) {
        List<Item> items = random(count);
        try (SpillingSort<Item> sort = sort(capacity)) {
            items.forEach(sort::add);
            assertThat(drain(sort.sorted()))
                    .isEqualTo(items.stream().sorted(BY_KEY).toList());
        }
    }

    @Test
    void next_behindTheEnd_isRefused() {
        try (SpillingSort<Item> sort = sort(1)) {
            random(3).forEach(sort::add);
            Iterator<Item> sorted = sort.sorted();
            drain(sorted);
            assertThat(sorted.hasNext()).isFalse();
            assertThatThrownBy(sorted::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    /** A process that is killed closes nothing. */
    @Test
    void add_whatDoesNotFit_leavesNoNameBehind() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        assumeThat(descriptors).exists();
        try (SpillingSort<Item> sort = sort(1);
                Stream<Path> open = Files.list(descriptors)) {
            random(3).forEach(sort::add);
            assertThat(open.flatMap(SpillingSortTest::target))
                    .filteredOn(file -> file.contains("portage-sort-"))
                    .isNotEmpty()
                    .allMatch(file -> file.endsWith(" (deleted)"));
            assertThat(drain(sort.sorted())).hasSize(3);
        }
    }

    private static Stream<String> target(Path link) {
        try {
            return Stream.of(Files.readSymbolicLink(link).toString());
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    @Test
    void close_beforeSorted_needsNothingElse() {
        SpillingSort<Item> sort = sort(1);
        random(3).forEach(sort::add);
        sort.close();
    }
}
