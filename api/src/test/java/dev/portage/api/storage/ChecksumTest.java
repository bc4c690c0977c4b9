package dev.portage.api.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ChecksumTest {
    @Test
    void toString_canBeParsedAgain() {
        Checksum crc32c = new Checksum(ChecksumAlgorithm.CRC32C, 0xe3069283);
        assertThat(crc32c).hasToString("crc32c:e3069283");
        assertThat(Checksum.parse("crc32c:e3069283")).isEqualTo(crc32c);
        assertThat(Checksum.parse("crc32:00000001")).isEqualTo(new Checksum(ChecksumAlgorithm.CRC32, 1));
        assertThat(new Checksum(ChecksumAlgorithm.CRC32, 1)).hasToString("crc32:00000001");
    }
}
