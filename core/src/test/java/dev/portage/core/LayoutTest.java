package dev.portage.core;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Deletion;
import dev.portage.api.storage.Location;
import dev.portage.core.report.JobState;
import dev.portage.core.report.Report;
import dev.portage.core.storage.memory.MemoryStorage;
import dev.portage.testkit.TreeSnapshot;
import dev.portage.testkit.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which source goes where. Source and target are places of one store. */
final class LayoutTest {
    private static final Location ROOT = Location.parse("store://only/");

    @TempDir
    private Path directory;

    private final Workspace store = new Workspace(new MemoryStorage(), ROOT);
    private CopyTrial trial;

    @BeforeEach
    void fill() {
        trial = new CopyTrial(directory, store, store);
        for (String file : List.of("a/one", "a/sub/two", "b/three", "file", "c1/file", "c2/file", "[odd]/four")) {
            store.write(file, file.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        trial.witness().remember(trial.sourceTree());
    }

    /** Copies without looking at what is published: its paths have nothing to do with those of the source here. */
    private Report copy(String destination, String... sources) {
        Report report = trial.run(addresses(sources), "store://only/" + destination);
        assertThat(report.state()).isEqualTo(JobState.DONE);
        return report;
    }

    private static List<String> addresses(String... sources) {
        return Stream.of(sources).map(source -> "store://only/" + source).toList();
    }

    private List<String> files(String directoryOfStore) {
        return TreeSnapshot.of(store.storage(), ROOT.resolve(directoryOfStore)).items().keySet().stream()
                .toList();
    }

    private void assertRefused(ErrorCode code, String message, ThrowingCallable call) {
        TreeSnapshot before = trial.sourceTree();
        assertThat(assertFails(code, call)).hasMessage(message);
        assertThat(trial.sourceTree()).isEqualTo(before);
    }

    private ThrowingCallable copying(String destination, String... sources) {
        return () -> trial.run(addresses(sources), "store://only/" + destination);
    }

    @ParameterizedTest
    @CsvSource({"new", "new/", "deep/er/new", "b"})
    void directory_itsContentsBecomeTheTargets(String destination) {
        copy(destination, "a");
        assertThat(files(destination.replaceAll("/$", ""))).contains("one", "sub", "sub/two");
        int before = files("").size();
        copy(destination, "a");
        assertThat(files("")).hasSize(before);
    }

    @ParameterizedTest(name = "file to {0} becomes {1}")
    @CsvSource({
        "new, new",
        "new/, new/file",
        "b, b/file",
        "b/, b/file",
        "deep/er/new, deep/er/new",
        "c1/file, c1/file",
        "'', file2"
    })
    void file_goesToTheNameOrIntoTheDirectory(String destination, String expected) {
        String source = expected.equals("file2") ? "c1/file" : "file";
        copy(destination, source);
        assertThat(store.read(expected.equals("file2") ? "file" : expected)).isEqualTo(store.read(source));
    }

    @Test
    void severalSources_goIntoTheTargetUnderTheirNames() {
        copy("new", "a", "file", "b");
        assertThat(files("new")).containsExactly("a", "a/one", "a/sub", "a/sub/two", "b", "b/three", "file");
    }

    @Test
    void sameSourceTwice_isOne() {
        assertThat(copy("new", "a", "a").counts().copied()).isEqualTo(2);
        assertThat(files("new")).containsExactly("a", "a/one", "a/sub", "a/sub/two");
    }

    @Test
    void glob_goesIntoTheTargetEvenIfItMeansOneDirectory() {
        copy("new", "[ab]");
        assertThat(files("new")).containsExactly("a", "a/one", "a/sub", "a/sub/two", "b", "b/three");
        copy("other", "a/s*");
        assertThat(files("other")).containsExactly("sub", "sub/two");
    }

    @Test
    void glob_inTheMiddle_takesWhatIsThere() {
        copy("new", "{a,b}/{one,three}");
        assertThat(files("new")).containsExactly("one", "three");
    }

    @Test
    void wildcardsThatAreAName_areThatName() {
        copy("new", "[odd]");
        assertThat(files("new")).containsExactly("four");
    }

    @Test
    void glob_withoutAMatch_isRefused() {
        assertRefused(ErrorCode.NOT_FOUND, "nothing matches store://only/x*", copying("new", "x*"));
    }

    @Test
    void missingSource_isRefused() {
        assertRefused(
                ErrorCode.NOT_FOUND, "the source store://only/missing does not exist", copying("new", "a", "missing"));
    }

    @Test
    void sourcesThatCollide_areRefusedAndBothAreNamed() {
        assertRefused(
                ErrorCode.DUPLICATE,
                "the sources store://only/c1/file and store://only/c2/file would both become store://only/new/file",
                copying("new", "c1/file", "c2/file"));
        assertRefused(
                ErrorCode.DUPLICATE,
                "the sources store://only/c1/file and store://only/c2/file would both become store://only/new/file",
                copying("new", "c*/file"));
    }

    @Test
    void targetInsideTheSource_isRefused() {
        assertRefused(
                ErrorCode.INVALID_ARGUMENT,
                "the target store://only/a/sub/new lies inside the source store://only/a",
                copying("a/sub/new", "a"));
        assertRefused(
                ErrorCode.INVALID_ARGUMENT,
                "the target store://only/a/a lies inside the source store://only/a",
                copying("a", "a", "b"));
    }

    @Test
    void targetBesideTheSourceWithTheSameBeginning_isNoPartOfIt() {
        copy("a2", "a");
        assertThat(files("a2")).containsExactly("one", "sub", "sub/two");
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({"a, a", "a/, a", "a/../a, a", "file, file", "file, ''"})
    void targetThatIsTheSource_isRefused(String source, String destination) {
        String same = source.startsWith("a") ? "a" : "file";
        assertRefused(
                ErrorCode.INVALID_ARGUMENT,
                "source and target are the same: store://only/" + same,
                copying(destination, source));
    }

    @Test
    void fileWhereADirectoryMustGo_isRefused() {
        assertRefused(
                ErrorCode.WRONG_KIND,
                "the source store://only/a is a directory, but the target store://only/file is a file",
                copying("file", "a"));
        assertRefused(
                ErrorCode.WRONG_KIND,
                "several sources go into a directory, but the target store://only/file is a file",
                copying("file", "a", "b"));
        assertRefused(
                ErrorCode.WRONG_KIND,
                "the target store://only/file/ is meant as a directory, but is a file",
                copying("file/", "c1/file"));
    }

    @Test
    void fileNamedAsADirectory_isRefused() {
        assertRefused(
                ErrorCode.WRONG_KIND,
                "the source store://only/file/ is meant as a directory, but is a file",
                copying("new", "file/"));
    }

    @ParameterizedTest(name = "{1} to {0}")
    @CsvSource({"file/new, a", "file/deep/er/new, a", "file/new, c1/file", "file/new/, c1/file", "b/three/new, c1/file"
    })
    void targetBelowAFile_isRefused(String destination, String source) {
        String target = "store://only/" + destination.replaceAll("/$", "");
        String file = "store://only/" + (destination.startsWith("file") ? "file" : "b/three");
        assertRefused(
                ErrorCode.WRONG_KIND,
                "the target " + target + " cannot be made, because " + file + " is not a directory",
                copying(destination, source));
    }

    @Test
    void sourceInsideTheTarget_isRefusedOnlyWithDelete() {
        copy("a", "a/sub");
        assertThat(files("a")).containsExactly("one", "sub", "sub/two", "two");
        trial.options(CopyOptions.builder().deletion(new Deletion(Deletion.Disposal.FOR_GOOD, OptionalLong.empty())));
        assertRefused(
                ErrorCode.INVALID_ARGUMENT,
                "the source store://only/a/sub lies inside the target store://only/a, and --delete would delete it",
                copying("a", "a/sub"));
    }

    @Test
    void unknownScheme_isRefused() {
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, () -> trial.run(List.of("gopher://a/b"), "store://only/x")))
                .hasMessageContaining("no store is known for 'gopher://' of gopher://a/b");
    }
}
