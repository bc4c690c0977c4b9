package dev.portage.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import dev.portage.api.storage.CrcArithmetic;
import dev.portage.testkit.Workspace;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CrcArithmeticTest {
    private static Checksum sum(ChecksumAlgorithm algorithm, byte[] bytes, int from, int to) {
        RunningChecksum sum = new RunningChecksum(algorithm);
        sum.add(ByteBuffer.wrap(bytes, from, to - from));
        return sum.value();
    }

    @ParameterizedTest
    @EnumSource
    void join_ofTwoRanges_isTheChecksumOfBoth(ChecksumAlgorithm algorithm) {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            int length = random.nextInt(1 << random.nextInt(17));
            int cut = random.nextInt(length + 1);
            byte[] bytes = Workspace.content(round, length);
            Checksum joined = CrcArithmetic.join(
                    sum(algorithm, bytes, 0, cut), sum(algorithm, bytes, cut, length), length - (long) cut);
            assertThat(joined)
                    .as("round %d, %d bytes cut at %d", round, length, cut)
                    .isEqualTo(sum(algorithm, bytes, 0, length));
        }
    }

    @ParameterizedTest
    @EnumSource
    void join_ofEverySmallLength_isTheChecksumOfBoth(ChecksumAlgorithm algorithm) {
        byte[] bytes = Workspace.content(7, 130);
        for (int cut = 0; cut <= bytes.length; cut++) {
            Checksum joined = CrcArithmetic.join(
                    sum(algorithm, bytes, 0, cut), sum(algorithm, bytes, cut, bytes.length), bytes.length - (long) cut);
            assertThat(joined).as("cut at %d", cut).isEqualTo(sum(algorithm, bytes, 0, bytes.length));
        }
    }

    /** Zeros are joined from halves up to 2^40 bytes, which no test could sum up. */
    @ParameterizedTest
    @EnumSource
    void join_ofLargeLengths_isAssociative(ChecksumAlgorithm algorithm) {
        Checksum left = new Checksum(algorithm, 0x12345678);
        Checksum middle = new Checksum(algorithm, 0x9abcdef0);
        Checksum right = new Checksum(algorithm, 0x0badcafe);
        for (int bits = 0; bits <= 62; bits++) {
            long first = 1L << bits;
            long second = first / 3;
            Checksum leftFirst = CrcArithmetic.join(CrcArithmetic.join(left, middle, first), right, second);
            Checksum rightFirst = CrcArithmetic.join(left, CrcArithmetic.join(middle, right, second), first + second);
            assertThat(leftFirst).as("2^%d bytes", bits).isEqualTo(rightFirst);
        }
    }

    @ParameterizedTest
    @EnumSource
    void join_withNothing_changesNothing(ChecksumAlgorithm algorithm) {
        Checksum some = new Checksum(algorithm, 0xe3069283);
        Checksum none = new RunningChecksum(algorithm).value();
        assertThat(CrcArithmetic.join(some, none, 0)).isEqualTo(some);
        assertThat(CrcArithmetic.join(none, some, 9)).isEqualTo(some);
    }

    @Test
    void join_ofDifferentAlgorithms_isRefused() {
        assertThatThrownBy(() -> CrcArithmetic.join(
                        new Checksum(ChecksumAlgorithm.CRC32, 1), new Checksum(ChecksumAlgorithm.CRC32C, 2), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot join crc32:00000001 and crc32c:00000002");
    }
}
