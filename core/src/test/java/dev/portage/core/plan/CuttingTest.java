package dev.portage.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.DataSize;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CuttingTest {
    private static Entry file(long length, Attributes attributes) {
        return new Entry(
                Entries.SOURCE.resolve("file"), EntryKind.FILE, length, Instant.EPOCH, Optional.empty(), attributes);
    }

    @ParameterizedTest
    @CsvSource({"100, 1, 10", "100, 4, 12", "20000, 1, 21", "20000, 16, 32"})
    void atLeast_isALengthThatMakesNotTooManyRanges(long length, long alignment, long expected) {
        Cutting cutting = new Cutting.AtLeast(DataSize.ofBytes(10));
        assertThat(cutting.least(file(length, Attributes.NONE))).isEqualTo(10);
        assertThat(cutting.rangeLength(file(length, Attributes.NONE), alignment))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 64, 64", "3, 64, 192", "3, 128, 256"})
    void blocks_areThoseOfTheFile(int count, long alignment, long expected) {
        Entry file = file(10_000, Attributes.builder().blockSize(64).build());
        Cutting cutting = new Cutting.Blocks(count);
        assertThat(cutting.least(file)).isEqualTo(count * 64L);
        assertThat(cutting.rangeLength(file, alignment)).isEqualTo(expected);
    }

    @Test
    void blocks_ofAFileWithoutAny_doNotCutIt() {
        assertThat(new Cutting.Blocks(2).least(file(10_000, Attributes.NONE))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void blocks_areAtLeastOne() {
        assertThatThrownBy(() -> new Cutting.Blocks(0)).hasMessage("ranges of 0 blocks");
    }
}
