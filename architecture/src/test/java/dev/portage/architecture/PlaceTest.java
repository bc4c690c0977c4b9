package dev.portage.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing in the repository depends on where it was written: no address of a package registry, no path of a machine. */
class PlaceTest {
    private static final Pattern REGISTRY = Pattern.compile(
            "https?://[a-z0-9.-]*(maven|npmjs|pypi|debian)[a-z0-9.-]*/" + "(?<!maven\\.apache\\.org/)[^\\s\"]*");

    /** Where this checkout lies, and the home of whoever runs this. */
    private static final Pattern MACHINE = Pattern.compile("(?<![\\w.*/-])(%s|%s)/[^\\s\"]*"
            .formatted(Pattern.quote(Repository.root().toString()), Pattern.quote(System.getProperty("user.home"))));

    @Test
    void text_namesNoRegistry() {
        assertThat(findings(REGISTRY)).as("addresses of package registries").isEmpty();
    }

    @Test
    void text_namesNoPathOfThisMachine() {
        assertThat(findings(MACHINE)).as("absolute paths of a machine").isEmpty();
    }

    private static List<String> findings(Pattern pattern) {
        return Repository.files().stream()
                .flatMap(file -> lines(file).flatMap(line -> pattern.matcher(line)
                        .results()
                        .map(found -> Repository.root().relativize(file) + ": " + found.group())))
                .toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (MalformedInputException e) {
            return Stream.empty(); // not text
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
