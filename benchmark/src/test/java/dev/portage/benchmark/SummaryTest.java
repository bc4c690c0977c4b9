package dev.portage.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void of_oddCount_takesTheMiddle() {
        assertThat(Summary.of(DoubleStream.of(9, 1, 2))).isEqualTo(new Summary(2, 1, 9));
    }

    @Test
    void of_evenCount_takesTheMeanOfTheMiddle() {
        assertThat(Summary.of(DoubleStream.of(4, 1, 2, 9))).isEqualTo(new Summary(3, 1, 9));
    }

    @Test
    void of_nothing_isRefused() {
        assertThatThrownBy(() -> Summary.of(DoubleStream.empty())).hasMessage("no numbers to summarize");
    }
}
