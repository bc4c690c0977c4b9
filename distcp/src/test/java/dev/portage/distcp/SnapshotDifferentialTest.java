package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.core.journal.JobLock;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A target that is brought from one snapshot to another, by Hadoop's DistCp and by ours: the same tree, which is that of the source's snapshot, the
 * same counters and the same exit code. A run of DistCp takes a second, so several scenarios share one.
 */
final class SnapshotDifferentialTest {
    private static final String DIFF = "-update -diff s1 s2 @s @t";

    static final List<List<String>> FORTH = List.of(
            List.of(
                    "nothing",
                    "put new=text",
                    "put a=changed",
                    "put a=ALPHA; put b=",
                    "add a=more",
                    "touch a",
                    "rm a",
                    "mkdir n; put n/m=text",
                    "rm d",
                    "mv a c"),
            List.of(
                    "mv a b2; put a=again",
                    "mv a tmp; mv b a; mv tmp b",
                    "mv d D",
                    "mv d D; put D/x=changed",
                    "mv d D; put D/new=text",
                    "mv d D; rm D/x",
                    "mv d D; rm D/x; put D/x=again",
                    "mv d D; mv D/sub D/bus",
                    "mv d D; mv a D/a",
                    "mv d D; mkdir d; mv D/sub d/sub"),
            List.of(
                    "mv d/sub sub",
                    "mv d/sub e/sub; rm d",
                    "mv e/f/g g; rm e",
                    "mkdir n; mv d n/d",
                    "mkdir n; mv d n/d; put n/d/x=changed; put n/new=text",
                    "mv d e/d; mv e E",
                    "mv d tmp; mv e d; mv tmp e",
                    "mv a a1; mv b a; mv d b",
                    "mv e/f f; mv e f/e",
                    "mv d/x e/x; mv e d/e"),
            List.of(
                    "rm a; mkdir a; put a/inside=text",
                    "rm d; put d=file",
                    "mv d D; put d=file",
                    "mv a d/tmp; mv d a; mv a/tmp d",
                    "rm d; mkdir d; put d/x=1",
                    "mv a d/a; mv d/x x; rm b; put b=new",
                    "put a=one; put a=two; rm hollow; mkdir hollow",
                    "mv hollow filled; put filled/x=1"));

    static final List<List<String>> ACROSS_A_FILTER = List.of(
            List.of(
                    "mv d hidden2",
                    "mv d hidden/d",
                    "mv d/sub hidden/sub2; put hidden/sub2/z=changed; put d/x=changed",
                    "put hidden/x=changed; rm hidden/sub; put hidden/new=text; put a=changed",
                    "mv d/x hidden/x2; rm d",
                    "mv a hidden-a; mv b a; mv hidden/x b"),
            List.of("mv hidden shown", "mv hidden/sub shown; put shown/new=text"),
            List.of("mv d D; mv D/sub hidden-sub; mv hidden D/shown"));

    private static final List<String> BACK =
            FORTH.stream().flatMap(List::stream).toList();

    private final List<Arena.Home> homes = Arena.homes();
    private final Arena.Home theirHome = homes.get(0);
    private final Arena.Home ourHome = homes.get(1);

    private void prepare(String side, List<String> scenarios) throws IOException {
        for (Arena.Home home : homes) {
            SnapshotScenario.plant(home, scenarios.size());
            SnapshotScenario.play(home, side, scenarios);
        }
    }

    private static Map<String, String> contents(Arena.Home home, String path) {
        return home.tree(path).read(Tree.Detail.CONTENT);
    }

    private void assertSame(String command, Map<String, String> expected) throws IOException {
        Ours ours = assertOurs(command, expected);
        Stock.Result stock = Arena.stock(theirHome, command);
        assertThat(stock.exitCode()).as("DistCp's exit code").isZero();
        assertThat(contents(theirHome, "t")).as("what DistCp made").isEqualTo(expected);
        assertThat(ours.counters()).as("counters").isEqualTo(stock.counters());
    }

    private Ours assertOurs(String command, Map<String, String> expected) {
        Ours ours = Arena.ours(ourHome, command);
        assertThat(ours.exitCode()).as(ours.err()).isZero();
        assertThat(contents(ourHome, "t")).as("what we made").isEqualTo(expected);
        return ours;
    }

    @ParameterizedTest
    @FieldSource("FORTH")
    void diff_bringsTheTargetToTheLaterState(List<String> scenarios) throws IOException {
        prepare("s", scenarios);
        assertSame(DIFF, contents(ourHome, "s/.snapshot/s2"));
    }

    @ParameterizedTest
    @FieldSource("ACROSS_A_FILTER")
    void diff_withFilters_deletesWhatIsLeftOutFromNowOnAndMakesWhatIsNotAnyMore(List<String> scenarios)
            throws IOException {
        Pattern excluded = Pattern.compile("/\\d+/hidden.*");
        for (Arena.Home home : homes) {
            SnapshotScenario.plant(home, scenarios.size(), excluded);
            SnapshotScenario.play(home, "s", scenarios);
        }
        assertSame(
                "-filters " + SnapshotScenario.filters(excluded) + " " + DIFF,
                SnapshotScenario.without(contents(ourHome, "s/.snapshot/s2"), excluded));
    }

    /**
     * A filter that tells entries in one directory from those in another. DistCp asks it for what was renamed, and for nothing in that. And what
     * comes out of a filter into a new directory is a duplicate to it.
     */
    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "mv d D | /0/d/x",
                "mv d D | /0/D/x",
                "mv d D; put D/y=changed | /0/d",
                "mv d D | /0/D",
                "mv d D; mv D/sub D/bus | /0/D/bus/.*",
                "rm d | /0/d",
                "mv d e/d; rm e/h | /0/e/d/sub",
                "mkdir n; put n/m=text | /0/n",
                "mkdir n; mv hidden n/shown; mv n/shown/sub d/sub2 | /0/hidden.*",
            })
    void diff_withFiltersOfWhatIsInRenamedDirectories_asksForEachEntry(String scenario, Pattern excluded)
            throws IOException {
        SnapshotScenario.plant(ourHome, 1, excluded);
        SnapshotScenario.play(ourHome, "s", List.of(scenario));
        assertOurs(
                "-filters " + SnapshotScenario.filters(excluded) + " " + DIFF,
                SnapshotScenario.without(contents(ourHome, "s/.snapshot/s2"), excluded));
    }

    @Test
    void rdiff_bringsTheTargetBackToTheEarlierState() throws IOException {
        prepare("t", BACK);
        assertSame("-update -rdiff s2 s1 @s @t", contents(ourHome, "s"));
    }

    @Test
    void rdiff_fromTheTargetItself_bringsItBack() throws IOException {
        prepare("t", FORTH.get(2));
        assertSame("-update -rdiff . s1 @t @t", contents(ourHome, "t/.snapshot/s1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-update -diff s1 s2 ~s @t", "-update -diff s1 s2 @s ~t", "-update -diff s1 . ~s ~t"})
    void diff_throughWebHdfs_isTheSame(String command) throws IOException {
        prepare("s", List.of("put a=ALPHA", "mv d D; put D/x=2; put new=text; rm b"));
        assertSame(command, contents(ourHome, "s"));
    }

    @Test
    void diff_withoutChecksums_copiesWhatIsYoungerThanTheTarget() throws IOException {
        prepare("s", List.of("touch a", "put b=longer; put new=text"));
        assertSame("-skipcrccheck " + DIFF, contents(ourHome, "s"));
    }

    /** DistCp takes a file of the same length for the same as long as the target's is younger. */
    @ParameterizedTest
    @ValueSource(strings = {"", "-Ddistcp.update.modification.time=false "})
    void diff_withoutChecksums_copiesWhatHasChangedWhateverItsTime(String setting) throws IOException {
        SnapshotScenario.plant(ourHome, 1);
        SnapshotScenario.play(ourHome, "s", List.of("put a=ALPHA"));
        Ours ours = assertOurs(setting + "-skipcrccheck " + DIFF, contents(ourHome, "s"));
        assertThat(ours.counters()).containsEntry("files copied", 1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-update -diff s1 s9 @s @t",
                "-update -diff s9 s2 @s @t",
                "-update -diff s2 s1 @s @t",
                "-update -rdiff s1 s2 @s @t",
                "-update -diff s1 s2 @s/0 @t",
                "-update -diff s1 s2 @s @s @t/0 @t",
                "-update -diff s1 s2 @plain @t",
                "-update -diff s1 . @plain @t",
                "-update -diff s9 . @s @t",
                "-update -diff s1 s2 @s @plain",
                "-update -rdiff s2 s1 @plain @t",
                "-update -rdiff . s1 @plain @t",
                "-update -rdiff . s1 @plain @plain",
                "-update -rdiff . s9 @s @t",
            })
    void whatCannotBe_endsAsItDoesForDistCp(String command) throws IOException {
        prepare("s", List.of("mv d D; put D/x=changed"));
        for (Arena.Home home : homes) {
            home.tree("plain").plant("file=text");
        }
        Map<String, String> before = contents(ourHome, "t");
        Ours ours = Arena.ours(ourHome, command);
        assertThat(ours.exitCode())
                .as(ours.err())
                .isEqualTo(Arena.stock(theirHome, command).exitCode());
        assertThat(contents(ourHome, "t")).isEqualTo(before);
    }

    @Test
    void diff_ontoATargetThatHasChanged_saysSo() throws IOException {
        prepare("s", List.of("rm a"));
        for (Arena.Home home : homes) {
            home.tree("t").plant("foreign=text");
        }
        Ours ours = Arena.ours(ourHome, DIFF);
        assertThat(ours.exitCode()).isEqualTo(Arena.stock(theirHome, DIFF).exitCode());
        assertThat(ours.err())
                .isEqualTo("DistCp sync failed: The target has been modified since snapshot s1: the target "
                        + ourHome.at("t") + " has changed since its snapshot s1\n");
    }

    @Test
    void diff_atTheSameTimeAsAnother_isRefused() throws IOException {
        SnapshotScenario.plant(ourHome, 1);
        SnapshotScenario.play(ourHome, "s", List.of("mv d D"));
        Map<String, String> before = contents(ourHome, "t");
        try (JobLock lock = Arena.job(ourHome, DIFF).lock()) {
            Ours ours = Arena.ours(ourHome, DIFF);
            assertThat(ours.exitCode()).isEqualTo(ExitCode.UNKNOWN_ERROR.value());
            assertThat(ours.err())
                    .startsWith("another process works on job " + lock.folder().id() + " at this moment\n");
        }
        assertThat(contents(ourHome, "t")).isEqualTo(before);
        assertOurs(DIFF, contents(ourHome, "s"));
    }
}
