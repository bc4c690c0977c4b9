package dev.portage.core.run;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ParallelTest {
    private static final List<Integer> NUMBERS =
            IntStream.range(0, 1000).boxed().toList();

    private final Stop stop = new Stop();
    private final Set<Integer> seen = ConcurrentHashMap.newKeySet();

    @Test
    void forEach_handsOverEachItemOnce() {
        Parallel.forEach(NUMBERS, 8, stop, item -> assertThat(seen.add(item)).isTrue());
        assertThat(seen).hasSize(1000);
    }

    @Test
    void forEach_ofNothing_returns() {
        Parallel.forEach(List.of(), 8, stop, item -> {
            throw new AssertionError();
        });
    }

    @Test
    void forEach_whenAnActionFails_throwsItsErrorAndBeginsNothingElse() {
        PortageException failure = assertFails(
                ErrorCode.IO,
                () -> Parallel.forEach(NUMBERS, 1, stop, item -> {
                    seen.add(item);
                    if (item == 10) {
                        throw new PortageException(ErrorCode.IO, "item " + item);
                    }
                }));
        assertThat(failure).hasMessage("item 10");
        assertThat(seen).hasSize(11);
    }

    @Test
    void forEach_whenAThreadRunsOutOfMemory_doesNotTakeItForDone() {
        assertThatThrownBy(() -> Parallel.forEach(NUMBERS, 4, stop, item -> {
                    throw new OutOfMemoryError("injected");
                }))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("injected");
    }

    @Test
    void forEach_whenTheJobIsToEnd_beginsNothing() {
        stop.byUser();
        assertFails(ErrorCode.INTERRUPTED, () -> Parallel.forEach(NUMBERS, 4, stop, seen::add));
        assertThat(seen).isEmpty();
    }
}
