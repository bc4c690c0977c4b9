package dev.portage.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Makes trees at random, the same for the same seed: names that have caused trouble and names that begin each other,
 * empty files and directories, a few large files, some depth. Not thread-safe.
 */
public final class RandomTrees {
    private static final String LETTERS = "ab.!-_ é中\uFF5E";
    private static final int LARGE = 50_000;
    private static final int ORDINARY = 300;

    private final Random random;
    private final Predicate<String> names;

    /** Trees with names of all kinds. */
    public RandomTrees(long seed) {
        this(seed, name -> true);
    }

    /** Trees with names that a store can hold. */
    public RandomTrees(long seed, Predicate<String> names) {
        this.random = new Random(seed);
        this.names = names;
    }

    /** A tree of about so many entries. */
    public TreeSnapshot tree(int entries) {
        Map<String, TreeItem> items = new TreeMap<>();
        for (int i = 0; i < entries; i++) {
            items.putIfAbsent(newPath(items), item());
        }
        return TreeSnapshot.of(items);
    }

    /**
     * The tree after so many changes: entries that appear, disappear, get other content, grow, or turn from file to
     * directory and back.
     */
    public TreeSnapshot change(TreeSnapshot tree, int changes) {
        Map<String, TreeItem> items = new TreeMap<>(tree.items());
        for (int i = 0; i < changes; i++) {
            List<String> paths = List.copyOf(items.keySet());
            if (paths.isEmpty() || random.nextInt(4) == 0) {
                items.putIfAbsent(newPath(items), item());
            } else {
                change(items, paths.get(random.nextInt(paths.size())));
            }
        }
        return TreeSnapshot.of(items);
    }

    private void change(Map<String, TreeItem> items, String path) {
        TreeItem before = items.getOrDefault(path, new TreeItem.Directory());
        items.keySet().removeIf(other -> other.equals(path) || other.startsWith(path + "/"));
        switch (random.nextInt(4)) {
            case 0 -> {}
            case 1 -> items.put(path, otherKind(before));
            default -> items.put(path, otherContent(before));
        }
    }

    private TreeItem otherKind(TreeItem before) {
        return before instanceof TreeItem.File ? new TreeItem.Directory() : file();
    }

    /** The same length with another byte, or some bytes more. */
    private TreeItem otherContent(TreeItem before) {
        if (!(before instanceof TreeItem.File file)) {
            return before;
        }
        byte[] content = file.content();
        if (content.length == 0 || random.nextBoolean()) {
            return new TreeItem.File(Arrays.copyOf(content, content.length + 1 + random.nextInt(ORDINARY)));
        }
        content[random.nextInt(content.length)] ^= 1;
        return new TreeItem.File(content);
    }

    private TreeItem item() {
        return random.nextInt(5) == 0 ? new TreeItem.Directory() : file();
    }

    private TreeItem.File file() {
        int length =
                switch (random.nextInt(10)) {
                    case 0 -> 0;
                    case 1 -> random.nextInt(LARGE);
                    default -> random.nextInt(ORDINARY);
                };
        return new TreeItem.File(Workspace.content(random.nextLong(), length));
    }

    /** A path below one of the directories, or at the top. */
    private String newPath(Map<String, TreeItem> items) {
        List<String> directories = new ArrayList<>(List.of(""));
        items.forEach((path, item) -> {
            if (item instanceof TreeItem.Directory) {
                directories.add(path + "/");
            }
        });
        return directories.get(random.nextInt(directories.size())) + name();
    }

    private String name() {
        String name = random.nextInt(4) == 0 ? NastyNames.ALL.get(random.nextInt(NastyNames.ALL.size())) : shortName();
        return names.test(name) ? name : "plain" + random.nextInt(1000);
    }

    /** Begins with a letter, so that it is never one of the names that mean a directory itself or the one above. */
    private String shortName() {
        StringBuilder name = new StringBuilder().append((char) ('a' + random.nextInt(3)));
        for (int i = random.nextInt(4); i > 0; i--) {
            name.append(random.nextInt(12) == 0 ? "\uD83D\uDE00" : LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }
}
