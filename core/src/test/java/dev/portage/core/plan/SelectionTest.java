package dev.portage.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.DataSize;
import dev.portage.api.config.Filters;
import dev.portage.api.config.PathPattern;
import dev.portage.api.config.TimeBound;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SelectionTest {
    private static List<PathPattern> globs(String... patterns) {
        return Stream.of(patterns)
                .map(pattern -> new PathPattern(pattern, PathPattern.Syntax.GLOB))
                .toList();
    }

    private static Selection of(List<PathPattern> include, List<PathPattern> exclude) {
        return new Selection(
                new Filters(include, exclude, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static boolean takes(Selection selection, String path) {
        return selection.takes(path, Entries.file(Entries.SOURCE, path, 10));
    }

    @Test
    void withoutFilters_everythingTakesPart() {
        Selection selection = new Selection(Filters.NONE);
        assertThat(takes(selection, "a/b")).isTrue();
        assertThat(selection.takesDirectory("a")).isTrue();
        assertThat(selection.excludes("a")).isFalse();
    }

    @ParameterizedTest(name = "{0}: file {1}, directory {2}")
    @CsvSource({
        "a.csv, true, true",
        "x/a.csv, true, true",
        "logs/x/a.txt, true, true",
        "logs, true, true",
        "a.txt, false, false",
        "x/logs/a.txt, true, true"
    })
    void include_takesWhatMatchesItselfOrThroughADirectoryAbove(String path, boolean file, boolean directory) {
        Selection selection = of(globs("*.csv", "logs"), List.of());
        assertThat(takes(selection, path)).isEqualTo(file);
        assertThat(selection.takesDirectory(path)).isEqualTo(directory);
    }

    @Test
    void exclude_isStrongerThanInclude() {
        Selection selection = of(globs("*.csv"), globs("a*"));
        assertThat(takes(selection, "b.csv")).isTrue();
        assertThat(takes(selection, "a.csv")).isFalse();
        assertThat(selection.excludes("x/a.csv")).isTrue();
    }

    @Test
    void exclude_neverMeansTheRoot() {
        assertThat(of(List.of(), globs("*", "**")).excludes("")).isFalse();
    }

    @ParameterizedTest(name = "{0} bytes: {1}")
    @CsvSource({"9, false", "10, true", "20, true", "21, false"})
    void sizes_areBoundsThatBelongToTheRange(long length, boolean expected) {
        Selection selection = new Selection(new Filters(
                List.of(),
                List.of(),
                Optional.of(DataSize.ofBytes(10)),
                Optional.of(DataSize.ofBytes(20)),
                Optional.empty(),
                Optional.empty()));
        assertThat(selection.takes("file", Entries.file(Entries.SOURCE, "file", length)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} s after noon: {1}")
    @CsvSource({"-10, false", "-9, true", "9, true", "10, false"})
    void times_areBoundsThatDoNotBelongToTheRange(int seconds, boolean expected) {
        Selection selection = new Selection(new Filters(
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new TimeBound("from", Entries.NOON.minusSeconds(10))),
                Optional.of(new TimeBound("to", Entries.NOON.plusSeconds(10)))));
        assertThat(selection.takes(
                        "file", Entries.file(Entries.SOURCE, "file", 10, Entries.NOON.plusSeconds(seconds), "id")))
                .isEqualTo(expected);
    }
}
