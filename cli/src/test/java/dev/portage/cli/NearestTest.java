package dev.portage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> OPTIONS =
            List.of("--existing", "--exclude", "--exclude-regex", "--delete", "--debug", "--bandwidth", "-q", "copy");

    @ParameterizedTest
    @CsvSource({
        "--exlude, --exclude",
        "--excluderegex, --exclude-regex",
        "--deleted, --delete",
        "--bandwith, --bandwidth",
        "--bnadwidth, --bandwidth",
        "copi, copy"
    })
    void mistake_isUnderstood(String word, String meant) {
        assertThat(Nearest.to(word, OPTIONS)).contains(meant);
    }

    @Test
    void otherWord_isNotGuessed() {
        for (String word : List.of("--nonsense", "-x", "--dry", "move", "")) {
            assertThat(Nearest.to(word, OPTIONS)).as(word).isEmpty();
        }
    }
}
