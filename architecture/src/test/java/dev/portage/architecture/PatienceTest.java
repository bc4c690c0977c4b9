package dev.portage.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests wait for what they wait for. */
class PatienceTest {
    private static final Pattern SLEEP =
            Pattern.compile("(.*\\.)?(Thread|TimeUnit\\.[A-Z]+|[A-Z]*SECONDS|MINUTES|HOURS|DAYS)\\.sleep");

    @Test
    void test_neverSleeps() {
        assertThat(Repository.sources().stream().filter(SourceFile::isTest).flatMap(file -> file.calls().stream()
                        .filter(call -> SLEEP.matcher(call.target()).matches())
                        .map(call -> file.path() + ":" + call.line() + " " + call.target())))
                .as(
                        "a sleep is too short on a slow machine and too long on any other; use Awaitility or a manual clock")
                .isEmpty();
    }
}
