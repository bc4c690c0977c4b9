package dev.portage.dist.program;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A tree worth copying: many small files in some folders, empty ones, odd names, and one file that is cut into ranges. */
final class SourceTree {
    /** The name of the file that is cut into ranges, the least that is. */
    static final String LARGE = "large.bin";

    private static final long LARGE_BYTES = 270L << 20;
    private static final int FOLDERS = 12;
    private static final int SMALL_BYTES = 20_000;

    private final Path root;
    private final Random random;

    private SourceTree(Path root, long seed) {
        this.root = root;
        this.random = new Random(seed);
    }

    /** Makes a tree with so many small files; other seeds give files of other contents and the same names. */
    static Path make(Path root, long seed, int smallFiles) {
        try {
            SourceTree tree = new SourceTree(root, seed);
            tree.writeSmall(smallFiles);
            tree.writeLarge();
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a tree without the large file. */
    static Path makeSmall(Path root, long seed, int smallFiles) {
        try {
            new SourceTree(root, seed).writeSmall(smallFiles);
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeSmall(int count) throws IOException {
        Files.createDirectories(root.resolve("empty/folder"));
        Files.createFile(root.resolve("empty/_SUCCESS"));
        Files.writeString(root.resolve("with spaces, 数据 & 100%.txt"), "content " + random.nextLong());
        for (int i = 0; i < count; i++) {
            Path folder = root.resolve("part=" + i % FOLDERS).resolve("deep").resolve("er");
            Files.createDirectories(folder);
            byte[] content = new byte[random.nextInt(SMALL_BYTES)];
            random.nextBytes(content);
            Files.write(folder.resolve("file-" + i), content);
        }
    }

    /** Sparse, so that it takes no time; a number in each megabyte tells where that belongs. */
    private void writeLarge() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(root.resolve(LARGE).toFile(), "rw")) {
            file.setLength(LARGE_BYTES);
            for (long position = 0; position < LARGE_BYTES; position += 1 << 20) {
                file.seek(position + random.nextInt(1000));
                file.writeLong(random.nextLong());
            }
        }
    }
}
