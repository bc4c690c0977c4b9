package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArgumentsTest {
    @Test
    void of_takesOptionsFromAnywhere() {
        Arguments arguments = Arguments.of(List.of(
                "-update", "a", "-Dx=y", "b", "-m", "7", "-D", "u=v", "-prb", "c", "--report", "r.json", "-delete"));
        assertThat(arguments.switches()).containsExactly("-update", "-m", "7", "-prb", "-delete");
        assertThat(arguments.generic()).containsExactly("-D", "x=y", "-D", "u=v");
        assertThat(arguments.portage()).containsExactly("--report", "r.json");
        assertThat(arguments.paths()).containsExactly("a", "b", "c");
        assertThat(arguments.value("--report")).contains("r.json");
        assertThat(arguments.value("--journal")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-m20, '-m 20'",
        "-m=20, '-m 20'",
        "--update, -update",
        "-p, -p",
        "-pUGP, -pUGP",
        "-bandwidth=1.5, '-bandwidth 1.5'",
    })
    void of_acceptsAllSpellingsOfDistCp(String word, String expected) {
        assertThat(String.join(" ", Arguments.of(List.of(word)).switches())).isEqualTo(expected);
    }

    @Test
    void of_twoValues_belongToOneOption() {
        assertThat(Arguments.of(List.of("-diff", "s1", "s2", "a", "b")).paths()).containsExactly("a", "b");
    }

    @Test
    void of_wordsBehindTwoHyphens_arePaths() {
        Arguments arguments = Arguments.of(List.of("--", "-update", "b"));
        assertThat(arguments.switches()).isEmpty();
        assertThat(arguments.paths()).containsExactly("./-update", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-bogus | Unrecognized option: -bogus; write -- before a path that begins with a hyphen",
                "-updaet | Unrecognized option: -updaet; did you mean -update?",
                "-overwirte | Unrecognized option: -overwirte; did you mean -overwrite?",
                "-m | Unable to parse arguments. Missing argument for option: m",
                "-filters | Unable to parse arguments. Missing argument for option: filters",
                "-update=yes | -update takes no value",
            })
    void of_whatNobodyKnows_isRefused(String word, String message) {
        assertThatThrownBy(() -> Arguments.of(List.of(word)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.INVALID_ARGUMENT))
                .hasMessage("Invalid arguments: " + message);
    }
}
