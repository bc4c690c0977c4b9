package dev.portage.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Names that say nothing. */
class NamesTest {
    private static final String EMPTY_WORDS = "Utils?|Utilities|Helpers?|Manager|Impl|Base|Common";
    private static final Pattern EMPTY_TYPE_NAME = Pattern.compile(".*(" + EMPTY_WORDS + ")");
    private static final Pattern EMPTY_PACKAGE_NAME =
            Pattern.compile(".*/(" + EMPTY_WORDS.toLowerCase(Locale.ROOT) + ")/.*");

    @Test
    void type_isNamedAfterWhatItIs() {
        assertThat(Repository.sources().stream().flatMap(file -> file.types().stream()
                        .filter(type -> EMPTY_TYPE_NAME.matcher(type.name()).matches())
                        .map(type -> file.path() + ":" + type.line() + " " + type.name())))
                .as("types named %s; name the thing", EMPTY_WORDS)
                .isEmpty();
    }

    @Test
    void package_isNamedAfterWhatItHolds() {
        assertThat(Repository.sources().stream()
                        .map(SourceFile::path)
                        .filter(path -> EMPTY_PACKAGE_NAME.matcher(path).matches()))
                .as("packages named %s; name what they hold", EMPTY_WORDS)
                .isEmpty();
    }
}
