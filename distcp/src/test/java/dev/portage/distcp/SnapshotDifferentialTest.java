package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target that is brought from one snapshot to another, by Hadoop's DistCp and by ours. */
final class SnapshotDifferentialTest {
    private static final List<String> TREE =
            List.of("a=alpha", "b=beta", "d/x=1", "d/y=2", "d/sub/z=3", "e/f/g=4", "e/h=5", "hollow/");

    /** A scenario in steps: {@code mv from to}, {@code rm path}, {@code put path=text}, {@code mkdir path}. */
    private static void play(Tree tree, String scenario) {
        for (String step : scenario.split("; ", -1)) {
            List<String> words = List.of(step.split(" ", -1));
            switch (words.get(0)) {
                case "mv" -> tree.rename(words.get(1), words.get(2));
                case "rm" -> tree.delete(words.get(1));
                case "put" -> tree.plant(words.get(1));
                case "mkdir" -> tree.plant(words.get(1) + "/");
                default -> throw new IllegalArgumentException(step);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "put new=text",
                "put a=changed",
                "rm a",
                "mkdir n; put n/m=text",
                "rm d",
                "mv a c",
                "mv a b2; put a=again",
                "mv a tmp; mv b a; mv tmp b",
                "mv d D",
                "mv d D; put D/x=changed",
                "mv d D; put D/new=text",
                "mv d D; rm D/x",
                "mv d D; mv D/sub D/bus",
                "mv d/sub sub",
                "mv d/sub e/sub; rm d",
                "mkdir n; mv d n/d",
                "mkdir n; mv d n/d; put n/d/x=changed; put n/new=text",
                "mv d e/d; mv e E",
                "mv d tmp; mv e d; mv tmp e",
                "mv e/f f; mv e f/e",
                "rm a; mkdir a; put a/inside=text",
                "rm d; put d=file",
                "mv a d/a; mv d/x x; rm b; put b=new",
                "put a=one; put a=two; rm hollow; mkdir hollow",
                "mv hollow filled; put filled/x=1",
            })
    void diff_bringsTheTargetToTheLaterState(String scenario) throws IOException {
        List<Arena.Home> homes = Arena.homes();
        for (Arena.Home home : homes) {
            for (String side : List.of("s", "t")) {
                home.tree(side).plant(TREE.toArray(String[]::new));
                home.allowSnapshots(side);
                home.snapshot(side, "s1");
            }
            play(home.tree("s"), scenario);
            home.snapshot("s", "s2");
        }
        Stock.Result stock = Arena.stock(homes.get(0), "-update -diff s1 s2 @s @t");
        Ours ours = Arena.ours(homes.get(1), "-update -diff s1 s2 @s @t");
        assertThat(ours.exitCode()).as(ours.err()).isZero();
        assertThat(homes.get(1).tree("t").read(Tree.Detail.CONTENT))
                .as("what we made")
                .isEqualTo(homes.get(1).tree("s").read(Tree.Detail.CONTENT));
        assertThat(stock.exitCode()).isZero();
        assertThat(homes.get(0).tree("t").read(Tree.Detail.CONTENT))
                .as("what DistCp made")
                .isEqualTo(homes.get(1).tree("t").read(Tree.Detail.CONTENT));
    }
}
