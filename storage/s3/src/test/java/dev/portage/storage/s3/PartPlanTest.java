package dev.portage.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.ByteRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PartPlanTest {
    private static final long MEGABYTE = 1 << 20;
    private static final long LEAST = 5 * MEGABYTE;

    @Test
    void range_isCutIntoPartsOfTheUsualLength() {
        PartPlan plan = PartPlan.of(600 * MEGABYTE, new ByteRange(1, 256 * MEGABYTE, 256 * MEGABYTE), 8 * MEGABYTE);
        assertThat(plan).isEqualTo(new PartPlan(3334, 32, 8 * MEGABYTE, 8 * MEGABYTE));
    }

    /** Whatever the lengths: numbers up to 10,000, each used once, in order, and no part but the file's last too short. */
    @ParameterizedTest
    @CsvSource({"1, 8", "9, 8", "600, 256", "100000, 256", "5242880, 5248", "5242879, 5248", "270000, 272"})
    void plansOfAllRanges_areLegalTogether(long megabytes, long rangeMegabytes) {
        long length = megabytes * MEGABYTE + 17;
        long rangeLength = rangeMegabytes * MEGABYTE;
        int last = 0;
        for (int index = 0; index * rangeLength < length; index++) {
            long offset = index * rangeLength;
            ByteRange range = new ByteRange(index, offset, Math.min(rangeLength, length - offset));
            PartPlan plan = PartPlan.of(length, range, 8 * MEGABYTE);
            assertThat(plan.first()).isGreaterThan(last);
            last = plan.first() + plan.count() - 1;
            assertThat((plan.count() - 1) * plan.length() + plan.rest()).isEqualTo(range.length());
            if (range.end() < length) {
                assertThat(Math.min(plan.length(0), plan.rest())).isGreaterThanOrEqualTo(LEAST);
            }
        }
        assertThat(last).isLessThanOrEqualTo(10_000);
    }
}
