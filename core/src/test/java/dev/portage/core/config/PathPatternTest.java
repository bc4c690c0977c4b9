package dev.portage.core.config;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.PathPattern;
import dev.portage.api.config.PathPattern.Syntax;
import dev.portage.testkit.NastyNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PathPatternTest {
    private static boolean matches(String pattern, Syntax syntax, String path) {
        return new PathPattern(pattern, syntax).compile().matches(path);
    }

    private static boolean glob(String pattern, String path) {
        return matches(pattern, Syntax.GLOB, path);
    }

    @ParameterizedTest(name = "{0} takes {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "*.csv          | a.csv           | true",
                "*.csv          | deep/er/a.csv   | true",
                "*.csv          | a.csv/b         | false",
                "*.csv          | acsv            | false",
                "a?c            | abc             | true",
                "a?c            | ac              | false",
                "a?c            | a/c             | false",
                "tmp            | tmp             | true",
                "tmp            | a/tmp           | true",
                "tmp            | tmp/a           | false",
                "/tmp           | tmp             | true",
                "/tmp           | a/tmp           | false",
                "a/*.csv        | a/b.csv         | true",
                "a/*.csv        | a/b/c.csv       | false",
                "a/*.csv        | x/a/b.csv       | false",
                "a/**/*.csv     | a/b.csv         | true",
                "a/**/*.csv     | a/x/y/b.csv     | true",
                "a/**           | a/x/y           | true",
                "a/**           | a               | false",
                "**/tmp         | tmp             | true",
                "**/tmp         | a/b/tmp         | true",
                "**/tmp         | a/btmp          | false",
                "[a-c]x         | bx              | true",
                "[a-c]x         | dx              | false",
                "[!a-c]x        | dx              | true",
                "[!a-c]x        | bx              | false",
                "[^a-c]x        | dx              | true",
                "[]]x           | ]x              | true",
                "a[!b]c         | a/c             | false",
                "[[]x           | [x              | true",
                "[a&&b]         | a               | true",
                "[a&&b]         | &               | true",
                "*.{csv,txt}    | a.txt           | true",
                "*.{csv,txt}    | a.tx            | false",
                "*.{csv,t{x,y}} | a.ty            | true",
                "{a,b}/*.csv    | b/x.csv         | true",
                "a,b            | a,b             | true",
                "a}b            | a}b             | true",
                "\\*            | *               | true",
                "\\*            | a               | false",
                "a\\{b          | a{b             | true",
                "a.c            | abc             | false",
                "a+b(c)$^       | a+b(c)$^        | true",
                "文*            | 文件             | true",
                "*.CSV          | a.csv           | false",
                "./cache        | cache           | true",
                "./cache        | a/cache         | false",
                "./a/*.csv      | a/b.csv         | true",
                "cache/         | cache           | true",
                "cache/         | a/cache         | true",
                "a//b           | a/b             | true",
                "a:b            | a:b             | true"
            })
    void glob_takesPaths(String pattern, String path, boolean expected) {
        assertThat(glob(pattern, path)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} takes {1}: {2}")
    @CsvSource({
        ".*\\.csv, a/b.csv, true",
        "a, a, true",
        "a, b/a, false",
        "'a/[0-9]{4}/.*', a/2026/x, true",
        "'(?i)readme', README, true"
    })
    void regex_mustMatchTheWholePath(String pattern, String path, boolean expected) {
        assertThat(matches(pattern, Syntax.REGEX, path)).isEqualTo(expected);
    }

    @Test
    void glob_escaped_takesEveryNastyName() {
        for (String name : NastyNames.ALL) {
            StringBuilder escaped = new StringBuilder();
            name.codePoints().forEach(c -> escaped.append('\\').appendCodePoint(c));
            assertThat(glob(escaped.toString(), "directory/" + name)).as(name).isTrue();
            assertThat(glob("*", name)).as(name).isTrue();
            assertThat(glob("**/*", "a/b/" + name)).as(name).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a{b    | GLOB  | '''a{b'' is not a valid glob: a { without its }'",
                "a[b    | GLOB  | '''a[b'' is not a valid glob: a [ without its ]'",
                "a\\    | GLOB  | '''a\\'' is not a valid glob: a backslash at the end'",
                "[z-a]  | GLOB  | '''[z-a]'' is not a valid glob: Illegal character range'",
                "a(b    | REGEX | '''a(b'' is not a valid regular expression: Unclosed group'"
            })
    void malformedPattern_isRefused(String pattern, Syntax syntax, String message) {
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, () -> new PathPattern(pattern, syntax)))
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "/, GLOB",
        "./, GLOB",
        "., GLOB",
        "../cache, GLOB",
        "a/../b, GLOB",
        "a/./b, GLOB",
        "hdfs://namenode:8020/lake/tmp, GLOB",
        "file:/lake/tmp, GLOB",
        "/lake/.*, REGEX",
        "^/lake/.*, REGEX"
    })
    void patternThatCanNeverMatch_isRefused(String pattern, Syntax syntax) {
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, () -> new PathPattern(pattern, syntax)))
                .hasMessage("'" + pattern
                        + "' can never match: what is matched is the path below the source, such as logs/a.csv");
    }
}
