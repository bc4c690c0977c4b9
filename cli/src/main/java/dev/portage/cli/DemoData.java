package dev.portage.cli;

import dev.portage.api.DataSize;
import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Data as it is found in the wild: a large file, many small ones, empty ones, and names that break scripts. */
final class DemoData {
    private static final DataSize LARGE = DataSize.ofMegabytes(300);
    private static final int SMALL_FILES = 1000;
    private static final int SMALL_BYTES = 4096;
    private static final List<String> NAMES = List.of(
            "with spaces.txt",
            "it's \"quoted\".txt",
            "\u4e2d\u6587 \u6570\u636e.txt",
            "100%.txt",
            "50%25.txt",
            "a+b=c&d.txt",
            "#hash;semicolon.txt",
            "emoji \ud83d\ude80.txt");

    private final Path root;
    private final SplittableRandom random = new SplittableRandom(1);

    private DemoData(Path root) {
        this.root = root;
    }

    /** Writes the files below an existing directory, and says what it made. */
    static String make(Path root) {
        try {
            return new DemoData(root).make();
        } catch (IOException e) {
            throw new PortageException(ErrorCode.IO, "cannot write the demo's data: " + e.getMessage(), e);
        }
    }

    private String make() throws IOException {
        writeLarge();
        writeSmall();
        writeOdd();
        return String.format(
                Locale.ROOT,
                "one file of %s, %,d of %s, empty files and folders, and names such as %s",
                LARGE,
                SMALL_FILES,
                DataSize.ofBytes(SMALL_BYTES),
                NAMES.get(1));
    }

    private void writeLarge() throws IOException {
        byte[] block = new byte[1 << 20];
        try (OutputStream stream = Files.newOutputStream(root.resolve("large.bin"))) {
            for (long written = 0; written < LARGE.bytes(); written += block.length) {
                fill(block);
                stream.write(block);
            }
        }
    }

    private void writeSmall() throws IOException {
        byte[] content = new byte[SMALL_BYTES];
        for (int i = 0; i < SMALL_FILES; i++) {
            Path directory =
                    root.resolve(String.format(Locale.ROOT, "year=2026/month=%02d/day=%02d", i % 12 + 1, i % 5 + 1));
            Files.createDirectories(directory);
            fill(content);
            Files.write(directory.resolve(String.format(Locale.ROOT, "part-%05d", i)), content);
        }
    }

    private void writeOdd() throws IOException {
        Path directory = Files.createDirectories(root.resolve("odd names/\u4e2d\u6587"));
        for (String name : NAMES) {
            Files.write(directory.resolve(name), name.getBytes(StandardCharsets.UTF_8));
        }
        Files.createDirectories(root.resolve("empty/nested/folder"));
        Files.createFile(root.resolve("empty/_SUCCESS"));
    }

    private void fill(byte[] bytes) {
        for (int i = 0; i < bytes.length; i += Long.BYTES) {
            long word = random.nextLong();
            for (int b = 0; b < Long.BYTES; b++) {
                bytes[i + b] = (byte) (word >>> (8 * b));
            }
        }
    }
}
