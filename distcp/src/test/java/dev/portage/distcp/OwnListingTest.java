package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users' own listings, given to Hadoop's DistCp and to ours. */
final class OwnListingTest {
    private static final String OWN = "-Ddistcp.copy.listing.class=dev.portage.distcp.";
    private static final String PICKED = OWN + "PickedListing -Dtest.picked=";
    private static final String CAUTIOUS = OWN + "CautiousListing ";

    private final List<Arena.Home> homes = Arena.homes();

    @BeforeEach
    void plant() {
        homes.forEach(home -> home.tree("").plant("s/a=alpha", "s/b/c=gamma", "s/b/skip.tmp=x", "s/e=", "f=phi"));
    }

    private Arena.Home ours() {
        return homes.get(1);
    }

    private Ours assertSame(String command, @Nullable String target) throws IOException {
        if (target != null) {
            homes.forEach(home -> home.tree("").plant(target.split(";", -1)));
        }
        Stock.Result stock = Arena.stock(homes.get(0), command);
        Ours ours = Arena.ours(homes.get(1), command);
        assertThat(ours.exitCode()).as(ours.err()).isEqualTo(stock.exitCode());
        if (stock.exitCode() == 0) {
            assertThat(ours.counters()).isEqualTo(stock.counters());
        }
        if (stock.exitCode() != ExitCode.UNKNOWN_ERROR.value()) {
            assertThat(ours().tree("t").read(Tree.Detail.CONTENT))
                    .isEqualTo(homes.get(0).tree("t").read(Tree.Detail.CONTENT));
        }
        return ours;
    }

    @ParameterizedTest(name = "{0} with {1} onto {2}")
    @CsvSource({
        "'', @s/b/c>/x/y/renamed;@s/a>/a,",
        "'', @s/b>/d;@s/b/c>/d/c;@s/a>/a,",
        "'', @s/a>/a, t/a=old",
        "'', @s>;@s/a>/a, t/",
        "-update, @s/a>/a;@s/b/c>/x/c, t/a=alphA;t/x/c=gamma",
        "-overwrite, @s/a>/a;@s/b/c>/x/c, t/a=alphA;t/x/c=gamma",
        "-update -delete, @s/b>/d;@s/b/c>/d/c;@s/a>/a, t/d/c=gamma;t/d/extra=x;t/more/extra=y",
        "-i, @s/a>/a;@lost>/lost,",
        "-f @absent, @s/a>/a,",
        "'', @f>,",
        "'', @s/a>/x;@s/e>/x,",
        "-ppt, @s/b>/d;@s/a>/d/a,",
    })
    void picked_isCopiedAsDistCpCopiesIt(String options, String picked, String target) throws IOException {
        String sources = options.startsWith("-f") ? " @t" : " @s @t";
        assertSame((PICKED + picked + " " + options).strip() + sources, target);
    }

    @ParameterizedTest(name = "{0} onto {1}")
    @CsvSource({
        "@s @t,",
        "@s @t, t/",
        "-update @s @t, t/a=alphA;t/b/skip.tmp=kept",
        "-update -delete @s @t, t/a=alphA;t/b/skip.tmp=gone;t/more/skip=gone",
        "-overwrite @s @f @t, t/a=alpha",
        "-blocksperchunk 1 @s @t,",
    })
    void cautious_isCopiedAsDistCpCopiesIt(String command, String target) throws IOException {
        assertSame(CAUTIOUS + command, target);
    }

    @Test
    void keysOfDistCpsOwnListing_areAcceptedAndChangeNothing() throws IOException {
        assertSame(
                "-Ddistcp.simplelisting.file.status.size=10 -Ddistcp.simplelisting.randomize.files=false @s @t", null);
    }

    @Test
    void listing_thatFails_isAnErrorThatSaysSo() {
        Ours result = Arena.ours(ours(), OWN + "PickedListing @s @t");
        assertThat(result.exitCode()).isEqualTo(ExitCode.UNKNOWN_ERROR.value());
        assertThat(result.err())
                .isEqualTo("Copy listing failed: dev.portage.distcp.PickedListing cannot list: nothing was picked\n");
    }

    @Test
    void listing_ontoAFile_isRefused() {
        ours().tree("").plant("t=file");
        Ours result = Arena.ours(ours(), PICKED + "@s/a>/x @s @t");
        assertThat(result.exitCode()).isEqualTo(ExitCode.UNKNOWN_ERROR.value());
        assertThat(result.err())
                .matches("Copy listing failed: what is listed goes into a directory, but the target .*/t is a file\n");
    }

    @Test
    void listing_thatDoesNotExist_isAnErrorThatSaysSo() throws IOException {
        Ours result = assertSame(OWN + "Nowhere @s @t", null);
        assertThat(result.err()).contains("Class dev.portage.distcp.Nowhere not found");
    }

    @Test
    void listing_isPartOfTheJobsIdentity() {
        String plain = Arena.job(ours(), "-update @s @t").id();
        String picked = Arena.job(ours(), PICKED + "@s/a>/a -update @s @t").id();
        String cautious = Arena.job(ours(), CAUTIOUS + "-update @s @t").id();
        assertThat(List.of(plain, picked, cautious)).doesNotHaveDuplicates();
        assertThat(Arena.job(ours(), CAUTIOUS + "-update @s @t").id()).isEqualTo(cautious);
    }

    @Test
    void delete_ofWhatIsListed_isRefused() {
        Ours result = Arena.ours(ours(), PICKED + "@s/b/c>/c -update -delete @s/a @s");
        assertThat(result.exitCode()).isEqualTo(ExitCode.INVALID_ARGUMENT.value());
        assertThat(result.err()).contains("/s/b/c lies inside the target ", ", and -delete would delete it");
    }

    @Test
    void log_namesTheSourcesThatWereListed() throws IOException {
        assertSame(PICKED + "@s/b/c>/x/c;@s/a>/y -update -log @log -v @s @t", "t/x/c=gamma");
        assertThat(lines(ours())).isEqualTo(lines(homes.get(0)));
    }

    private static List<String> lines(Arena.Home home) {
        return home.tree("log").read(Tree.Detail.CONTENT).entrySet().stream()
                .filter(file -> file.getKey().contains("part-m"))
                .flatMap(file -> file.getValue().lines())
                .map(line -> line.replace(home.root() + "/", "@"))
                .sorted()
                .toList();
    }

    @Test
    void listing_leavesNothingInTheTemporaryDirectory() throws IOException {
        List<Path> before = temporary();
        assertThat(Arena.ours(ours(), PICKED + "@s/a>/a @s @t").exitCode()).isZero();
        assertThat(Arena.ours(ours(), PICKED + "@s/a>/a;@s/e>/a @s @t").exitCode())
                .isEqualTo(ExitCode.DUPLICATE_INPUT.value());
        assertThat(temporary()).isEqualTo(before);
    }

    private static List<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("portage-listing-"))
                    .toList();
        }
    }
}
