package dev.portage.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class CostModelTest {
    private static final long HUNDRED_MEGABYTES = 100L << 20;

    private final CostModel costs = new CostModel();

    @Test
    void seconds_growWithFilesAndBytes() {
        assertThat(costs.seconds(100, 0)).isCloseTo(1, within(1e-9));
        assertThat(costs.seconds(0, HUNDRED_MEGABYTES)).isCloseTo(1, within(1e-9));
        assertThat(costs.seconds(50, HUNDRED_MEGABYTES)).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void learn_followsWhatIsSeen() {
        for (int i = 0; i < 100; i++) {
            costs.learn(100, 0, 3);
        }
        assertThat(costs.seconds(100, 0)).isCloseTo(3, within(0.01));
    }

    @Test
    void learn_fromOneOutlier_doesNotLoseItsHead() {
        costs.learn(1, 0, 1e9);
        assertThat(costs.seconds(100, 0)).isLessThan(12);
        costs.learn(1, 0, 0);
        assertThat(costs.seconds(100, 0)).isPositive();
    }

    @Test
    void learn_forever_staysWithinBounds() {
        for (int i = 0; i < 1000; i++) {
            costs.learn(1, 0, 0);
        }
        assertThat(costs.seconds(100, 0)).isCloseTo(0.05, within(1e-3));
    }
}
