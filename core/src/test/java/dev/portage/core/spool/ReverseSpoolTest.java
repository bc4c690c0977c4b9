package dev.portage.core.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReverseSpoolTest {
    record Item(int number) {}

    @ParameterizedTest(name = "{0} records")
    @ValueSource(ints = {0, 1, 2, 20_000, 20_001, 40_000, 45_678})
    void drainReversed_givesTheLastFirst(int count) {
        List<Integer> drained = new ArrayList<>();
        try (ReverseSpool<Item> spool = new ReverseSpool<>(Item.class)) {
            for (int i = 0; i < count; i++) {
                spool.add(new Item(i));
            }
            assertThat(spool.size()).isEqualTo(count);
            spool.drainReversed(chunk -> chunk.forEach(item -> drained.add(item.number())));
        }
        assertThat(drained).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(drained.get(i)).isEqualTo(count - 1 - i);
        }
    }
}
