package dev.portage.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalTest {
    private static final String FIRST = "branch-000/leaf-0/file-000000.bin";

    private final DataSet data = DataSet.small(5);

    @TempDir
    Path folder;

    private Path root = Path.of("");

    @BeforeEach
    void create() throws IOException {
        root = data.createIn(folder);
    }

    @Test
    void findDefect_sameTree_findsNothing() throws IOException {
        assertThat(new Arrival(data, new LocalPlace(root)).findDefect()).isEmpty();
    }

    @Test
    void findDefect_checksumFilesOfHadoop_areNoDefect() throws IOException {
        Files.writeString(root.resolve(".large.bin.crc"), "crc");
        assertThat(new Arrival(data, new LocalPlace(root)).findDefect()).isEmpty();
    }

    @Test
    void findDefect_noTarget_saysSo() throws IOException {
        assertThat(new Arrival(data, new LocalPlace(folder.resolve("absent"))).findDefect())
                .hasValue("no target");
    }

    @Test
    void findDefect_missingFile_countsFiles() throws IOException {
        Files.delete(root.resolve(FIRST));
        assertThat(new Arrival(data, new LocalPlace(root)).findDefect()).hasValue("4 files instead of 5");
    }

    @Test
    void findDefect_shortFile_namesItWithBothSizes() throws IOException {
        Files.writeString(root.resolve(FIRST), "short");
        assertThat(new Arrival(data, new LocalPlace(root)).findDefect())
                .hasValue(FIRST + " has 5 bytes instead of 4096");
    }

    @Test
    void findDefect_otherByte_namesTheFile() throws IOException {
        byte[] content = Files.readAllBytes(root.resolve(FIRST));
        content[4000] ^= 1;
        Files.write(root.resolve(FIRST), content);
        assertThat(new Arrival(data, new LocalPlace(root)).findDefect()).hasValue(FIRST + " has other content");
    }
}
