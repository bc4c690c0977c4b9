package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --strict} makes an error of, and DistCp passes over. */
final class StrictTest {
    private final Arena.Home home = Arena.homes().get(1);

    @BeforeEach
    void plant() {
        home.tree("").plant("s/a=alpha", "s/b/c=gamma");
    }

    private Ours run(String command) {
        return Arena.ours(home, "--strict " + command);
    }

    @Test
    void strict_refusesATargetThatWouldGetTheDirectory() {
        home.tree("").plant("t/");
        Ours result = run("@s @t");
        assertThat(result.exitCode()).isEqualTo(ExitCode.INVALID_ARGUMENT.value());
        assertThat(result.err()).contains("/t exists, so that the source would become ", "/t/s; give -update");
    }

    @Test
    void strict_demandsProof(@TempDir Path local) {
        assertThat(run("-update @s @t").exitCode()).isZero();
        Ours unproven = run("-update @s file://" + local + "/t");
        assertThat(unproven.exitCode()).isEqualTo(ExitCode.UNKNOWN_ERROR.value());
        assertThat(unproven.err()).contains("gives no checksum to compare with, and proof is required");
        assertThat(run("-update -skipcrccheck @s file://" + local + "/t").exitCode())
                .isZero();
    }

    @Test
    void strict_doesNotTakeAFileForCopiedBecauseSomethingHasItsName() {
        home.tree("").plant("t/s2/a=other", "s2/a=alpha", "s2/z=zeta", "more/y=y");
        Ours result = run("@s2 @more @t");
        assertThat(result.exitCode()).isEqualTo(ExitCode.UNKNOWN_ERROR.value());
        assertThat(result.err()).contains("/t/s2/a exists already");
        assertThat(home.tree("t").read(Tree.Detail.CONTENT)).containsEntry("/s2/a", "other");
    }

    @Test
    void strict_refusesAttributesThatAStoreCannotHold(@TempDir Path local) {
        Ours result = run("-pcr @s file://" + local + "/t");
        assertThat(result.exitCode()).isEqualTo(ExitCode.INVALID_ARGUMENT.value());
        assertThat(result.err())
                .matches("Invalid input: .*/t cannot hold replication, block-size, checksum-type; leave out what -p"
                        + " says of it\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-sizelimit 5 | -sizelimit has no effect",
                "-filelimit 5 | -filelimit has no effect",
                "-update -append -blocksperchunk 2 | -append has no effect together with -blocksperchunk",
                "-update -delete -xtrack @x | -xtrack has no effect together with -delete or -atomic",
                "-atomic -xtrack @x | -xtrack has no effect together with -delete or -atomic",
                "-Ddistcp.copy.overwrite=true | distcp.copy.overwrite has no effect; use -overwrite",
                "-Ddistcp.preserve.status=p | distcp.preserve.status has no effect; use -p",
                "-Ddistcp.simplelisting.file.status.size=9 | distcp.simplelisting.file.status.size has no effect",
            })
    void strict_refusesWhatHasNoEffect(String options, String message) {
        Ours result = run(options + " @s @t");
        assertThat(result.exitCode()).isEqualTo(ExitCode.INVALID_ARGUMENT.value());
        assertThat(result.err()).isEqualTo("Invalid arguments: " + message + "\n");
        assertThat(Arena.ours(Arena.homes().get(1), options + " @s @t").err()).doesNotContain("has no effect");
    }

    @Test
    void strict_refusesUpdateRootOfSeveralSources() {
        home.tree("").plant("file=text");
        Ours result = run("-update -updateRoot @s @file @t");
        assertThat(result.exitCode()).isEqualTo(ExitCode.INVALID_ARGUMENT.value());
        assertThat(result.err()).isEqualTo("Invalid arguments: -updateRoot has no effect with several sources\n");
    }

    @Test
    void strict_takesWhatHasAnEffect() {
        for (String command : List.of(
                "-update -delete @s @t", "-overwrite -m 3 -Ddistcp.map.bandwidth.mb=100 @s @t", "-atomic @s @t2")) {
            assertThat(run(command).exitCode()).as(command).isZero();
        }
    }
}
