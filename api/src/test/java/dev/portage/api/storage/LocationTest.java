package dev.portage.api.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocationTest {
    private static final Path DIRECTORY = Path.of("/data/dir");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hdfs://namenode:8020/data | hdfs | namenode:8020 | /data",
                "HDFS://NameNode/data/ | hdfs | NameNode | /data",
                "hdfs:///data | hdfs | '' | /data",
                "hdfs:/data | hdfs | '' | /data",
                "hdfs://namenode | hdfs | namenode | /",
                "hdfs://namenode/ | hdfs | namenode | /",
                "s3a://my_bucket/a//b/./c/../d | s3a | my_bucket | /a/b/d",
                "abfs://box@account.dfs.example.org/x | abfs | box@account.dfs.example.org | /x",
                "webhdfs://[::1]:9870/x | webhdfs | [::1]:9870 | /x",
                "file:///tmp/x | file | '' | /tmp/x",
                "file:/tmp/x | file | '' | /tmp/x",
                "/tmp/x/ | file | '' | /tmp/x",
                "/ | file | '' | /",
                "x/y | file | '' | /data/dir/x/y",
                "../x | file | '' | /data/x",
                ". | file | '' | /data/dir",
                "a:b | file | '' | /data/dir/a:b",
                "2024-01-01T00:00:00 | file | '' | /data/dir/2024-01-01T00:00:00",
            })
    void parse_addressOrLocalPath(String text, String scheme, String authority, String path) {
        assertThat(Location.parse(text, DIRECTORY)).isEqualTo(new Location(scheme, authority, path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%41", "a b", "a+b", "a#b", "a?b", "[x]", "*", "中文", "a\\b", "a\nb", "\uD83D\uDE00"})
    void parse_namesAreTakenAsTheyAreWritten(String name) {
        assertThat(Location.parse("hdfs://n/d/" + name).name()).isEqualTo(name);
        assertThat(Location.parse("/d/" + name).name()).isEqualTo(name);
        assertThat(Location.parse("hdfs://n/d/" + name + "/below").path()).isEqualTo("/d/" + name + "/below");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/..", "hdfs://n/a/../..", "file://host/x", "hdfs://n:port/x", "hdfs://a^b/x", "a\0b"})
    void parse_malformed_fails(String text) {
        assertThatThrownBy(() -> Location.parse(text, DIRECTORY))
                .isInstanceOfSatisfying(
                        PortageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hdfs://n:8020/a b/%41", "hdfs://n/", "s3a://bucket/x", "/local/x", "/"})
    void toString_canBeParsedAgain(String text) {
        Location location = Location.parse(text);
        assertThat(location).hasToString(text);
        assertThat(Location.parse(location.toString())).isEqualTo(location);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/b", "/a/"})
    void create_fromAPathThatIsNotNormal_fails(String path) {
        assertThatThrownBy(() -> new Location("hdfs", "n", path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofLocal_isAbsoluteAndNormal() {
        assertThat(Location.ofLocal(Path.of("/a/b/../c")).path()).isEqualTo("/a/c");
        assertThat(Location.ofLocal(Path.of("x")).path())
                .isEqualTo(Path.of("x").toAbsolutePath().toString());
        assertThat(Location.ofLocal(Path.of("/")).isRoot()).isTrue();
        assertThat(Location.ofLocal(Path.of("/x")).isLocal()).isTrue();
    }

    @Test
    void parent_andName_ofPathsAndTheRoot() {
        Location deep = Location.parse("hdfs://n/a/b");
        assertThat(deep.name()).isEqualTo("b");
        assertThat(deep.parent()).contains(Location.parse("hdfs://n/a"));
        assertThat(Location.parse("hdfs://n/a").parent()).contains(Location.parse("hdfs://n/"));
        assertThat(Location.parse("hdfs://n/").parent()).isEmpty();
        assertThat(Location.parse("hdfs://n/").name()).isEmpty();
    }

    @Test
    void ancestry_goesUpToTheRoot() {
        assertThat(Location.parse("hdfs://n/a/b").ancestry())
                .containsExactly(
                        Location.parse("hdfs://n/a/b"), Location.parse("hdfs://n/a"), Location.parse("hdfs://n/"));
    }

    @Test
    void resolve_andRelativize_areInverse() {
        for (String base : new String[] {"hdfs://n/", "hdfs://n/a", "/", "/a/b"}) {
            for (String relative : new String[] {"", "x", "x/y z", "%41/\uD83D\uDE00"}) {
                Location location = Location.parse(base);
                Location below = location.resolve(relative);
                assertThat(location.relativize(below)).isEqualTo(relative);
                assertThat(location.contains(below)).isTrue();
            }
        }
    }

    @Test
    void contains_comparesWholeComponentsOfTheSameStore() {
        Location a = Location.parse("hdfs://n/a");
        assertThat(a.contains(Location.parse("hdfs://n/a"))).isTrue();
        assertThat(a.contains(Location.parse("hdfs://n/ab"))).isFalse();
        assertThat(a.contains(Location.parse("hdfs://n/"))).isFalse();
        assertThat(a.contains(Location.parse("hdfs://m/a/b"))).isFalse();
        assertThat(a.contains(Location.parse("s3a://n/a/b"))).isFalse();
        assertThat(Location.parse("hdfs://n/").contains(a)).isTrue();
        assertThatThrownBy(() -> a.relativize(Location.parse("hdfs://n/ab")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hdfs://n/ab does not lie below hdfs://n/a");
    }

    @Test
    void sibling_liesInTheSameDirectory() {
        assertThat(Location.parse("hdfs://n/a/b").sibling("c")).isEqualTo(Location.parse("hdfs://n/a/c"));
        assertThat(Location.parse("/b").sibling("c")).isEqualTo(Location.parse("/c"));
    }
}
