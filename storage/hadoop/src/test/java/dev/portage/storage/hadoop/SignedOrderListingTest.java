package dev.portage.storage.hadoop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.ListingOrder;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SignedOrderListingTest {
    private static final Location DIRECTORY = Location.parse("hdfs://nn/d");
    private static final List<String> LETTERS = List.of("a", "b", "~", ".", "é", "中", "\uFF5E", "\uD83D\uDE00");

    /** What HDFS would list: names compared by bytes that count as signed. */
    private record Names(Iterator<String> names) implements EntryIterator {
        static Names of(List<String> names) {
            return new Names(names.stream()
                    .sorted((left, right) -> Arrays.compare(
                            left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8)))
                    .iterator());
        }

        @Override
        public ListingOrder order() {
            return ListingOrder.NONE;
        }

        @Override
        public boolean hasNext() {
            return names.hasNext();
        }

        @Override
        public Entry next() {
            return new Entry(
                    DIRECTORY.resolve(names.next()),
                    EntryKind.FILE,
                    0,
                    Instant.EPOCH,
                    Optional.empty(),
                    Attributes.NONE);
        }

        @Override
        public void close() {}
    }

    private static List<String> listed(List<String> names) {
        List<String> listed = new ArrayList<>();
        try (EntryIterator listing = new SignedOrderListing(Names.of(names))) {
            assertThat(listing.order()).isEqualTo(ListingOrder.BY_NAME);
            listing.forEachRemaining(entry -> listed.add(entry.name()));
        }
        return listed;
    }

    @Test
    void listing_ofNestedBeginnings_isInOurOrder() {
        List<String> names = List.of("a", "abc", "abé", "ab中x", "aé", "aéa", "b", "é", "éa", "中");
        assertThat(listed(names)).isEqualTo(names);
    }

    @Test
    void listing_ofRandomNames_isInOurOrder() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            List<String> names = Stream.generate(() -> name(random))
                    .limit(1 + random.nextInt(60))
                    .distinct()
                    .sorted(NameOrder.NAMES)
                    .toList();
            assertThat(listed(names)).isEqualTo(names);
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        IntStream.rangeClosed(0, random.nextInt(4))
                .forEach(i -> name.append(LETTERS.get(random.nextInt(LETTERS.size()))));
        return name.toString();
    }

    @Test
    void listing_ofPlainNames_holdsNothingBack() {
        Names names = Names.of(List.of("a", "b", "c"));
        try (EntryIterator listing = new SignedOrderListing(names)) {
            assertThat(listing.next().name()).isEqualTo("a");
            assertThat(names.next().name()).isEqualTo("b");
        }
    }
}
