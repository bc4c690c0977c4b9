package dev.portage.distcp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What happens to a tree between two snapshots, in steps: {@code mv from to}, {@code rm path}, {@code put path=text}, {@code add path=text},
 * {@code mkdir path}, {@code touch path}, {@code nothing}. Several play side by side, each in a directory that is called by its number.
 */
record SnapshotScenario(String steps) {
    private static final Pattern NOTHING = Pattern.compile("");
    private static final String[] TREE = {
        "a=alpha",
        "b=beta",
        "d/x=1",
        "d/y=2",
        "d/sub/z=3",
        "e/f/g=4",
        "e/h=5",
        "hollow/",
        "hidden/x=6",
        "hidden/sub/y=7"
    };

    /** Two equal directories, with a tree for each scenario, of which both have a snapshot, {@code s1}. */
    static void plant(Arena.Home home, int count) throws IOException {
        plant(home, count, NOTHING);
    }

    /** As {@link #plant(Arena.Home, int)}, but the target has only what a filter leaves. */
    static void plant(Arena.Home home, int count, Pattern excluded) throws IOException {
        home.tree("").plant("s/", "t/");
        for (int number = 0; number < count; number++) {
            home.tree("s/" + number).plant(TREE);
        }
        without(home.tree("s").read(Tree.Detail.CONTENT), excluded).forEach((path, text) -> {
            if (!path.equals("/")) {
                home.tree("").plant("t" + path + (path.endsWith("/") ? "" : "=" + text));
            }
        });
        for (String side : List.of("s", "t")) {
            home.allowSnapshots(side);
            home.snapshot(side, "s1");
        }
    }

    /** Plays some, and takes the snapshot {@code s2}. */
    static void play(Arena.Home home, String side, List<String> scenarios) throws IOException {
        for (int number = 0; number < scenarios.size(); number++) {
            new SnapshotScenario(scenarios.get(number)).play(home.tree(side + "/" + number));
        }
        home.snapshot(side, "s2");
    }

    /** Plays it. */
    void play(Tree tree) {
        for (String step : steps.split("; ", -1)) {
            List<String> words = List.of(step.split(" ", -1));
            switch (words.get(0)) {
                case "mv" -> tree.rename(words.get(1), words.get(2));
                case "rm" -> tree.delete(words.get(1));
                case "put" -> tree.plant(words.get(1));
                case "add" ->
                    tree.append(words.get(1).split("=", -1)[0], words.get(1).split("=", -1)[1]);
                case "mkdir" -> tree.plant(words.get(1) + "/");
                case "touch" -> tree.touch(words.get(1));
                case "nothing" -> {}
                default -> throw new IllegalArgumentException(step);
            }
        }
    }

    /** A tree as DistCp's filters leave it: what lies in a directory that is left out is asked for itself. */
    static Map<String, String> without(Map<String, String> tree, Pattern excluded) {
        Map<String, String> left = new TreeMap<>();
        tree.forEach((path, content) -> {
            String name = path.replaceFirst("/$", "");
            if (name.isEmpty() || !excluded.matcher(name).matches()) {
                left.put(path, content);
                for (int slash = name.lastIndexOf('/'); slash >= 0; slash = name.lastIndexOf('/', slash - 1)) {
                    left.put(name.substring(0, slash) + "/", "");
                }
            }
        });
        return left;
    }

    /** A file of {@code -filters} with one expression. */
    static String filters(Pattern excluded) throws IOException {
        Path file = Files.createTempFile(Path.of("target").toAbsolutePath(), "filters-", ".txt");
        return Files.writeString(file, excluded.pattern()).toString();
    }
}
