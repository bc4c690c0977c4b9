package dev.portage.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void parse_nothing_selectsEverythingAtFullSize() {
        Options options = Options.parse(List.of());
        assertThat(options.selects("small-local-to-hdfs")).isTrue();
        assertThat(options.selectsPeer("rclone")).isTrue();
        assertThat(options.scaled(10_000)).isEqualTo(10_000);
        assertThat(options.rounds(3)).isEqualTo(3);
    }

    @Test
    void parse_names_selectCasesThatBeginSo() {
        Options options = Options.parse(List.of("small", "large-hdfs"));
        assertThat(options.selects("small-hdfs-to-hdfs")).isTrue();
        assertThat(options.selects("large-hdfs-to-hdfs")).isTrue();
        assertThat(options.selects("large-local-to-hdfs")).isFalse();
    }

    @Test
    void parse_quick_takesATenthOnce() {
        Options options = Options.parse(List.of("--quick"));
        assertThat(options.scaled(10_000)).isEqualTo(1_000);
        assertThat(options.rounds(3)).isEqualTo(1);
    }

    @Test
    void parse_roundsAndPeers_overrideBoth() {
        Options options = Options.parse(List.of("--quick", "--rounds", "5", "--peers", "cp,rclone"));
        assertThat(options.rounds(3)).isEqualTo(5);
        assertThat(options.selectsPeer("cp")).isTrue();
        assertThat(options.selectsPeer("portage")).isFalse();
    }

    @Test
    void parse_wrongCommandLine_saysWhatIsWrong() {
        assertThatThrownBy(() -> Options.parse(List.of("--fast")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unknown option --fast; there are --quick");
        assertThatThrownBy(() -> Options.parse(List.of("--rounds"))).hasMessage("--rounds needs a value");
        assertThatThrownBy(() -> Options.parse(List.of("--rounds", "0")))
                .hasMessage("--rounds needs a positive number, not 0");
        assertThatThrownBy(() -> Options.parse(List.of("--rounds", "many")))
                .hasMessage("--rounds needs a number, not 'many'");
    }
}
