package dev.portage.core.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.ChecksumAlgorithm;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunningChecksumTest {
    private static final byte[] DIGITS = "123456789".getBytes(US_ASCII);

    /** The check values that the catalogues of CRCs give. */
    @ParameterizedTest
    @CsvSource({"CRC32C, crc32c:e3069283", "CRC32, crc32:cbf43926"})
    void value_ofTheNineDigits_isTheCheckValue(ChecksumAlgorithm algorithm, String expected) {
        RunningChecksum sum = new RunningChecksum(algorithm);
        sum.add(ByteBuffer.wrap(DIGITS));
        assertThat(sum.value()).hasToString(expected);
        assertThat(sum.length()).isEqualTo(9);
    }

    @Test
    void value_inPieces_isThatOfTheWhole() {
        RunningChecksum sum = new RunningChecksum(ChecksumAlgorithm.CRC32C);
        sum.add(ByteBuffer.wrap(DIGITS, 0, 4));
        sum.add(ByteBuffer.allocate(0));
        sum.add(ByteBuffer.wrap(DIGITS, 4, 5));
        assertThat(sum.value()).hasToString("crc32c:e3069283");
    }

    @Test
    void add_leavesTheBufferAsItIs() {
        ByteBuffer buffer = ByteBuffer.wrap(DIGITS, 2, 5);
        new RunningChecksum(ChecksumAlgorithm.CRC32).add(buffer);
        assertThat(buffer.position()).isEqualTo(2);
        assertThat(buffer.limit()).isEqualTo(7);
    }

    @Test
    void value_ofNothing_isZero() {
        RunningChecksum sum = new RunningChecksum(ChecksumAlgorithm.CRC32C);
        assertThat(sum.value()).hasToString("crc32c:00000000");
        assertThat(sum.length()).isZero();
    }
}
