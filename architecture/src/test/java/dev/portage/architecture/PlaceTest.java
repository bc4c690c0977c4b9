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
    private static final String NOT_INSIDE_A_PATH = "(?<![\\w.*/-])";
    private static final Pattern REGISTRY = Pattern.compile(
            "https?://[a-z0-9.-]*(maven|npmjs|pypi|debian)[a-z0-9.-]*/" + "(?<!maven\\.apache\\.org/)[^\\s\"]*");
    private static final Pattern MACHINE = Pattern.compile(NOT_INSIDE_A_PATH + "/(work|farm|root|Users)/[^\\s\"]*");

    @Test
    void text_namesNoRegistry() {
        assertThat(findings(REGISTRY)).as("addresses of package registries").isEmpty();
    }

    @Test
    void text_namesNoPathOfAMachine() {
        assertThat(findings(MACHINE)).as("absolute paths of a machine").isEmpty();
        assertThat(findings(Pattern.compile(NOT_INSIDE_A_PATH + Pattern.quote(Repository.root() + "/"))))
                .as("this checkout's own path")
                .isEmpty();
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
