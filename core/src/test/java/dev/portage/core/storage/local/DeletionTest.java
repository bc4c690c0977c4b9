package dev.portage.core.storage.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeletionTest {
    @TempDir
    Path root;

    @Test
    void delete_deepTree_removesIt() throws IOException {
        Path tree = root.resolve("tree");
        Path deepest = tree;
        for (int i = 0; i < 1500; i++) {
            deepest = deepest.resolve("d");
        }
        Files.createDirectories(deepest);
        Files.createFile(deepest.resolve("file"));
        Deletion.delete(tree);
        assertThat(tree).doesNotExist();
    }

    @Test
    void delete_wideTree_removesIt() throws IOException {
        Path tree = root.resolve("tree");
        for (int i = 0; i < 100; i++) {
            Path directory = Files.createDirectories(tree.resolve("d" + i));
            for (int j = 0; j < 20; j++) {
                Files.createFile(directory.resolve("f" + j));
            }
            Files.createDirectory(directory.resolve("empty"));
        }
        Deletion.delete(tree);
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void delete_file_removesIt() throws IOException {
        Path file = Files.createFile(root.resolve("file"));
        Deletion.delete(file.resolve("below"));
        assertThat(file).exists();
        Deletion.delete(file);
        assertThat(file).doesNotExist();
    }
}
