package dev.portage.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A tree of files that is the same on every machine.
 *
 * @param name tells what is in it; also its folder's name, so it differs when the content does
 * @param files in no particular order
 */
record DataSet(String name, List<DataFile> files) {
    private static final int FILES_IN_DIRECTORY = 100;
    private static final int DIRECTORIES_IN_DIRECTORY = 10;
    private static final int LARGEST_MIXED = 2 << 20;
    private static final int SMALL = 4 << 10;

    DataSet {
        files = List.copyOf(files);
    }

    /** A directory without any file. */
    static DataSet empty() {
        return new DataSet("empty", List.of());
    }

    /** One file of so many bytes. */
    static DataSet large(long bytes) {
        return new DataSet("large-" + bytes, List.of(new DataFile("large.bin", bytes, 1)));
    }

    /** So many files of 4 KiB, a hundred in a directory, ten such directories in one above. */
    static DataSet small(int count) {
        return new DataSet(
                "small-" + count,
                IntStream.range(0, count)
                        .mapToObj(number -> new DataFile(nested(number), SMALL, number))
                        .toList());
    }

    /** So many files, as nested as the small ones, whose sizes are spread log-uniformly from 0 to 2 MiB. */
    static DataSet mixed(int count) {
        SplittableRandom sizes = new SplittableRandom(count);
        return new DataSet(
                "mixed-" + count,
                IntStream.range(0, count)
                        .mapToObj(number -> new DataFile(nested(number), logUniform(sizes), number))
                        .toList());
    }

    /** So many files, nested like the small ones and empty, but for one in {@code step}, which has 4 KiB. */
    static DataSet sparse(int count, int step) {
        return new DataSet(
                "sparse-" + count + "-" + step,
                IntStream.range(0, count)
                        .mapToObj(number -> new DataFile(nested(number), number % step == 0 ? SMALL : 0, number))
                        .toList());
    }

    /** One file in {@code step} of these, beginning with the first. */
    DataSet thinned(int step) {
        return new DataSet(
                name + "-thinned-" + step,
                IntStream.range(0, files.size())
                        .filter(number -> number % step == 0)
                        .mapToObj(files::get)
                        .toList());
    }

    /** The same files with other content. */
    DataSet rewritten() {
        return new DataSet(
                name + "-rewritten",
                files.stream()
                        .map(file -> new DataFile(file.path(), file.size(), ~file.seed()))
                        .toList());
    }

    /** These files, those that the other set has as they are there. */
    DataSet replaced(DataSet other) {
        Map<String, DataFile> byPath = other.byPath();
        return new DataSet(
                name + "-with-" + other.name(),
                files.stream()
                        .map(file -> byPath.getOrDefault(file.path(), file))
                        .toList());
    }

    /** Those of these files that the other set has, too. */
    DataSet only(DataSet other) {
        Set<String> paths = other.byPath().keySet();
        return new DataSet(
                name + "-in-" + other.name(),
                files.stream().filter(file -> paths.contains(file.path())).toList());
    }

    private Map<String, DataFile> byPath() {
        return files.stream().collect(Collectors.toMap(DataFile::path, Function.identity()));
    }

    /** The sum of all sizes. */
    long bytes() {
        return files.stream().mapToLong(DataFile::size).sum();
    }

    /**
     * Writes the tree, unless an earlier call has completed it: the folder gets its name only when it is whole.
     *
     * @param parent the folder to make the tree in
     * @return the tree's root
     */
    Path createIn(Path parent) throws IOException {
        Path root = parent.resolve(name);
        if (Files.exists(root)) {
            return root;
        }
        Path unfinished = parent.resolve(name + ".unfinished");
        Folders.delete(unfinished);
        Files.createDirectories(unfinished);
        for (DataFile file : files) {
            Path path = unfinished.resolve(file.path());
            Files.createDirectories(path.getParent());
            try (OutputStream out = Files.newOutputStream(path)) {
                file.writeTo(out);
            }
        }
        return Files.move(unfinished, root);
    }

    private static String nested(int number) {
        int directory = number / FILES_IN_DIRECTORY;
        return "branch-%03d/leaf-%d/file-%06d.bin"
                .formatted(directory / DIRECTORIES_IN_DIRECTORY, directory % DIRECTORIES_IN_DIRECTORY, number);
    }

    private static long logUniform(SplittableRandom random) {
        return (long) Math.exp(random.nextDouble() * Math.log(LARGEST_MIXED + 2.0)) - 1;
    }
}
