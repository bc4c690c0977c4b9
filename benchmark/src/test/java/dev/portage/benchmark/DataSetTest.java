package dev.portage.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetTest {
    @TempDir
    Path folder;

    @Test
    void createIn_twoFolders_holdTheSameBytes() throws IOException {
        DataSet data = DataSet.mixed(20);
        Path one = data.createIn(folder.resolve("one"));
        Path other = data.createIn(folder.resolve("other"));
        for (DataFile file : data.files()) {
            assertThat(one.resolve(file.path())).hasSameBinaryContentAs(other.resolve(file.path()));
        }
    }

    @Test
    void createIn_secondTime_keepsWhatIsThere() throws IOException {
        DataSet data = DataSet.large(100);
        Path file = data.createIn(folder).resolve("large.bin");
        Files.writeString(file, "marked");
        data.createIn(folder);
        assertThat(file).hasContent("marked");
    }

    @Test
    void createIn_afterInterruption_startsAnew() throws IOException {
        DataSet data = DataSet.small(3);
        Path stray =
                Files.createDirectories(folder.resolve("small-3.unfinished")).resolve("stray");
        Files.writeString(stray, "from an interrupted run");
        assertThat(new LocalPlace(data.createIn(folder)).sizes()).hasSize(3);
        assertThat(stray).doesNotExist();
    }

    @Test
    void small_filesAreNested_andOf4KiB() throws IOException {
        Map<String, Long> sizes = new LocalPlace(DataSet.small(1_001).createIn(folder)).sizes();
        assertThat(sizes)
                .hasSize(1_001)
                .containsKeys("branch-000/leaf-0/file-000000.bin", "branch-001/leaf-0/file-001000.bin");
        assertThat(sizes.values()).containsOnly(4096L);
    }

    @Test
    void mixed_sizesAreSpreadLogUniformly_toAboutThreeGigabytes() {
        DataSet data = DataSet.mixed(20_000);
        assertThat(data.bytes()).isBetween(2_700_000_000L, 3_300_000_000L);
        assertThat(data.files()).extracting(DataFile::size).contains(0L).allMatch(size -> size <= 2 << 20);
        assertThat(data.files().stream().filter(file -> file.size() < 1448).count())
                .isBetween(9_500L, 10_500L);
    }

    @Test
    void sparse_oneFileInEachStepHasContent_andIsWhatThinnedTakes() {
        DataSet data = DataSet.sparse(1_000, 100);
        List<DataFile> full =
                data.files().stream().filter(file -> file.size() > 0).toList();
        assertThat(full).hasSize(10);
        assertThat(data.thinned(100).files()).isEqualTo(full);
    }

    @Test
    void replaced_hasTheNewContentOfWhatChanged_andTheOldOfTheRest() {
        DataSet data = DataSet.small(10);
        DataSet changed = data.thinned(5).rewritten();
        DataSet result = data.replaced(changed);
        assertThat(result.files()).hasSize(10).containsAll(changed.files());
        assertThat(result.files().stream().filter(data.files()::contains)).hasSize(8);
        assertThat(data.only(changed).files()).isEqualTo(data.thinned(5).files());
    }
}
