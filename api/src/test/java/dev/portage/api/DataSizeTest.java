package dev.portage.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DataSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "512, 512",
        "1B, 1",
        "64k, 65536",
        "64KB, 65536",
        "200MB, 209715200",
        "1GiB, 1073741824",
        "1.5 GiB, 1610612736",
        "0.5k, 512",
        "10MB/s, 10485760",
        "2t, 2199023255552",
        "3 P, 3377699720527872",
        "9223372036854774784, 9223372036854774784",
        "' 7 mb ', 7340032"
    })
    void parse_acceptsUnitsAndFractions(String text, long bytes) {
        assertThat(DataSize.parse(text)).isEqualTo(DataSize.ofBytes(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "MB", "1 XB", "1,5GB", "1e3", "10 MBit", "0x10", "1.GB"})
    void parse_whatIsNoSize_fails(String text) {
        assertThatThrownBy(() -> DataSize.parse(text))
                .isInstanceOfSatisfying(
                        PortageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8192P", "9007199254740992 KB", "99999999999999999999", "9223372036854775808"})
    void parse_tooMuch_fails(String text) {
        assertThatThrownBy(() -> DataSize.parse(text))
                .isInstanceOfSatisfying(
                        PortageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.00 KB",
        "1536, 1.50 KB",
        "10240, 10.0 KB",
        "102400, 100 KB",
        "1023488, 0.98 MB",
        "1610612736, 1.50 GB",
        "9223372036854775807, 8192 PB"
    })
    void toString_hasThreeDigits(long bytes, String text) {
        assertThat(DataSize.ofBytes(bytes)).hasToString(text);
    }

    @Test
    void of_units() {
        assertThat(DataSize.ofKilobytes(2)).isEqualTo(DataSize.ofBytes(2048));
        assertThat(DataSize.ofMegabytes(2)).isEqualTo(DataSize.ofKilobytes(2048));
        assertThatThrownBy(() -> DataSize.ofMegabytes(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> DataSize.ofBytes(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void compareTo_ordersByAmount() {
        assertThat(Stream.of(3L, 1L, 2L).map(DataSize::ofBytes).sorted())
                .containsExactly(DataSize.ofBytes(1), DataSize.ofBytes(2), DataSize.ofBytes(3));
    }
}
