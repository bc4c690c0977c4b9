package dev.portage.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.testkit.NastyNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("ledger.jsonl");
    }

    private void write(Stream<ProvenFile> files) {
        Ledger.write(file(), files.iterator());
    }

    private void write(String... paths) {
        write(Stream.of(paths).map(path -> Records.proven(path, 5, 1)));
    }

    @Test
    void find_inStepWithAWalk_findsWhatIsThere() {
        write("a", "a/b", "a b", "c/d/e", "z");
        try (Ledger ledger = Ledger.open(file())) {
            assertThat(ledger.find("a")).contains(Records.proven("a", 5, 1));
            assertThat(ledger.find("a")).as("asked again").isPresent();
            assertThat(ledger.find("a/a")).isEmpty();
            assertThat(ledger.find("a/b")).isPresent();
            assertThat(ledger.find("a b")).isPresent();
            assertThat(ledger.find("b")).isEmpty();
            assertThat(ledger.find("z")).as("others passed over").isPresent();
            assertThat(ledger.find("zz")).isEmpty();
        }
    }

    @Test
    void find_ofEveryNastyName_findsIt() {
        List<ProvenFile> files = NastyNames.ALL.stream()
                .map(name -> Records.proven("directory/" + name, name.length(), 3))
                .sorted(Ledger.ORDER)
                .toList();
        write(files.stream());
        try (Ledger ledger = Ledger.open(file())) {
            files.forEach(each -> assertThat(ledger.find(each.path())).contains(each));
        }
    }

    @Test
    void open_withoutAFile_isEmpty() {
        try (Ledger ledger = Ledger.open(file())) {
            assertThat(ledger.find("a")).isEmpty();
        }
    }

    @Test
    void write_ofSeveralOfAPath_keepsTheLast() {
        write(Stream.of(Records.proven("a", 1, 1), Records.proven("a", 2, 1), Records.proven("b", 3, 1)));
        try (Ledger ledger = Ledger.open(file())) {
            assertThat(ledger.find("a")).contains(Records.proven("a", 2, 1));
            assertThat(ledger.find("b")).contains(Records.proven("b", 3, 1));
        }
    }

    @Test
    void write_replacesTheOldOneAndLeavesNoDraft() {
        write("a");
        write("b");
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(file()));
        try (Ledger ledger = Ledger.open(file())) {
            assertThat(ledger.find("a")).isEmpty();
            assertThat(ledger.find("b")).isPresent();
        }
    }

    @Test
    void find_inADamagedFile_findsAllOthers() throws IOException {
        write("a", "b", "c");
        byte[] content = Files.readAllBytes(file());
        content[new String(content, StandardCharsets.UTF_8).indexOf("\"a\"") + 2] = 'x';
        Files.write(file(), content);
        try (Ledger ledger = Ledger.open(file())) {
            assertThat(ledger.find("a")).isEmpty();
            assertThat(ledger.find("b")).isPresent();
            assertThat(ledger.find("c")).isPresent();
        }
    }
}
