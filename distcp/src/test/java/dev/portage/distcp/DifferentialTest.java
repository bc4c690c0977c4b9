package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same command on the same tree, given to Hadoop's DistCp and to ours: the same tree, counters and exit code. */
final class DifferentialTest {
    private static final List<String> SOURCES = List.of(
            "dir/a=alpha",
            "dir/b/c=gamma",
            "dir/b/empty=",
            "dir/hollow/",
            "dir2/d=delta",
            "dir2/e/f=phi",
            "file=solo",
            "file2=duo",
            "same/dir/x=1");
    private static final String FILLED = "t/a=alphA;t/keep=kept;t/dir/a=other;t/file=old;t/e/gone=x;t/hollow/";
    private static final List<String> SAME_NAMES = List.of("dir3/a=other alpha", "dir3/z=zeta");

    private static void assertSame(String command, List<String> targets, Tree.Detail detail) throws IOException {
        List<Arena.Home> homes = Arena.homes();
        for (Arena.Home home : homes) {
            home.tree("").plant(SOURCES.toArray(String[]::new)).plant(SAME_NAMES.toArray(String[]::new));
            home.tree("").plant(targets.toArray(String[]::new));
            home.tree("").chmod("dir/a", 0600).chmod("dir/b", 0750);
        }
        Stock.Result stock = Arena.stock(homes.get(0), command);
        Ours ours = Arena.ours(homes.get(1), command);
        assertThat(ours.exitCode())
                .as("exit code of %s%n%s", command, ours.err())
                .isEqualTo(stock.exitCode());
        if (stock.exitCode() == ExitCode.UNKNOWN_ERROR.value()) {
            return; // DistCp stops at the first failure, and nobody knows what it has copied by then
        }
        assertThat(homes.get(1).tree("").read(detail))
                .as("tree after %s%n%s", command, ours.err())
                .isEqualTo(homes.get(0).tree("").read(detail));
        if (stock.exitCode() == 0) {
            assertThat(ours.counters()).as("counters of %s", command).isEqualTo(stock.counters());
        }
    }

    private static List<String> targets(@Nullable String target) {
        return target == null ? List.of() : List.of(target.split(";", -1));
    }

    private static Stream<Arguments> everyLayout() {
        List<String> modes = List.of("", "-update", "-overwrite", "-update -delete", "-overwrite -delete", "-atomic");
        List<String> sources = List.of("@file", "@dir", "@file @file2", "@dir @dir2", "@dir @file", "@d*");
        List<String> targets = List.of("", "t=old text", "t/", FILLED);
        return modes.stream().flatMap(mode -> sources.stream().flatMap(source -> targets.stream()
                .map(target -> Arguments.of((mode + " " + source + " @t").strip(), target))));
    }

    @ParameterizedTest(name = "{0} onto {1}")
    @MethodSource("everyLayout")
    void layout_isThatOfDistCp(String command, String target) throws IOException {
        assertSame(command, target.isEmpty() ? List.of() : targets(target), Tree.Detail.CONTENT);
    }

    @ParameterizedTest(name = "{0} onto {1}")
    @CsvSource({
        "-update @file @t, t=solo",
        "-update @file @t, t/file=solo",
        "-overwrite @file @t, t/file=solo",
        "-overwrite @dir @t, t/a=alpha;t/keep=kept",
        "@dir @same/dir @t,",
        "-update @dir @dir3 @t,",
        "-update -append @dir @file @t, t/a=alp;t/file=so",
        "-update -append @dir ~t, t/a=xyz",
        "-atomic -overwrite @dir @t,",
        "-atomic -overwrite @file @t,",
        "-update -delete @dir @t, t/a=alphA;t/b/gone=x;t/more/deep/gone=y",
    })
    void layout_ofWhatIsSpecial_isThatOfDistCp(String command, String target) throws IOException {
        assertSame(command, targets(target), Tree.Detail.CONTENT);
    }

    @ParameterizedTest(name = "{0} onto {1}")
    @CsvSource({
        "viewfs://#/data/dir @t,",
        "-update -delete @dir viewfs://#/data/t, t/a=alphA;t/gone=x",
        "-ppt viewfs://#/data/dir viewfs://#/data/t,",
    })
    void mountTable_isFollowed(String command, String target) throws IOException {
        assertSame("-Dfs.viewfs.mounttable.#.link./data=% " + command, targets(target), Tree.Detail.ATTRIBUTES);
    }

    @ParameterizedTest(name = "{0} onto {1}")
    @CsvSource({
        "@missing @t,",
        "@dir @missing @t,",
        "@d* @t,",
        "-update @f* @t,",
        "@nothing* @t,",
        "@dir @dir @t,",
        "-update @dir @t, t/b=file",
        "-update @dir @t, t/a/x=directory",
        "-append @dir @t,",
        "-update -append @dir @t, t/a=alp",
        "-update -append @dir @t, t/a=xyz",
        "-update -skipcrccheck @dir @t, t/a=alphA",
        "-update -append -skipcrccheck @dir @t,",
        "-update -overwrite @dir @t,",
        "-delete @dir @t,",
        "-m 3 -bandwidth 50 -strategy dynamic -numListstatusThreads 4 -direct @dir @t,",
        "-bandwidth 0 @dir @t,",
        "-bandwidth x @dir @t,",
        "-m x @dir @t,",
        "@dir,",
        "-useiterator -i @dir @t,",
        "-tmp @x @dir @t,",
        "-v @dir @t,",
        "-diff s1 s2 @dir @t,",
        "-pq @dir @t,",
        "/.reserved/raw@dir @t,",
        "@dir /.reserved/raw@t,",
        "/.reserved/raw@dir /.reserved/raw@t,",
        "@dir @dir/b/below,",
        "-update @dir @dir/b/below,",
        "-m 0 @dir @t,",
        "-m -1 @dir @t,",
        "-copybuffersize 100 @dir @t,",
        "-copybuffersize 0 @dir @t,",
        "-numListstatusThreads 0 @dir @t,",
        "-numListstatusThreads 100 -useiterator @dir @t,",
        "-sizelimit 5 -filelimit 1 @dir @t,",
        "-strategy UniformSize @dir @t,",
        "-bandwidth 0.5 @dir @t,",
        "-direct @dir @t, t/dir/a=kept",
        "-direct -overwrite @dir @t, t/a=alphA",
        "-direct -atomic @dir @t,",
        "-direct -update -append @dir @t, t/a=alp",
        "-update -append -blocksperchunk 1 @dir @t, t/a=alp",
        "-update -skipcrccheck -delete @dir @t, t/a=alphA;t/gone=x",
        "-update -useiterator -delete @dir @t, t/a=alphA;t/gone=x",
        "-Ddistcp.filters.class=no.such.Filter @dir @t,",
        "-atomic -tmp @work @dir @t, work/",
        "-atomic -overwrite -direct @dir @t,",
        "-f @nowhere @t,",
        "-i -update -delete @dir @t, t/gone=x",
        "-blocksperchunk 1 @dir @dir2 @t,",
        "-Ddistcp.update.modification.time=false -update -skipcrccheck @dir @t, t/a=alphA",
    })
    void options_meanWhatTheyMeanToDistCp(String command, String target) throws IOException {
        assertSame(command, targets(target), Tree.Detail.CONTENT);
    }

    @ParameterizedTest(name = "{0} onto {1}")
    @CsvSource({
        "-overwrite -updateRoot @dir @t, t/",
        "-updateRoot @dir @t,",
        "-updateRoot @dir @dir2 @t,",
        "-update -updateRoot @dir @dir2 @t,",
        "-overwrite -updateRoot @dir @dir2 @t, t/",
    })
    void attributesOfTheRoot_areThoseOfOneDirectory(String command, String target) throws IOException {
        assertSame(command, targets(target), Tree.Detail.CONTENT);
    }

    @ParameterizedTest(name = "{0} onto {1}")
    @CsvSource({
        "-p @dir @t,",
        "-pp @dir @t,",
        "-ptp @dir @t, t/",
        "-prbugpct -update @dir @t, t/a=alpha",
        "-ppt -update @dir @t, t/a=alphA",
        "-ppt -update -updateRoot @dir @t, t/",
        "-pax @dir @t,",
    })
    void attributes_areThoseOfDistCp(String command, String target) throws IOException {
        assertSame(command, targets(target), Tree.Detail.ATTRIBUTES);
    }
}
