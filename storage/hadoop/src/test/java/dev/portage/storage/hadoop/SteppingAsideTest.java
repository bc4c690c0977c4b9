package dev.portage.storage.hadoop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store without a renaming that replaces, and processes that die in the middle of it. */
final class SteppingAsideTest {
    private static final String STAGED = ".portage-job-token-1.0.part";
    private static final String ASIDE = ".portage-job-token-1.0-aside.part";

    @TempDir
    private java.nio.file.Path directory;

    private final Mortal fileSystem = new Mortal();

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A process that dies instead of a renaming. */
    private static final class Mortal extends FilterFileSystem {
        private int renamings;
        private int last = Integer.MAX_VALUE;

        Mortal() {
            super(new RawLocalFileSystem());
        }

        void dieInsteadOfRenaming(int nth) {
            last = nth;
        }

        @Override
        public boolean rename(Path source, Path target) throws IOException {
            renamings++;
            if (renamings >= last) {
                throw new Death();
            }
            return super.rename(source, target);
        }
    }

    @BeforeEach
    void fill() throws IOException {
        fileSystem.initialize(java.net.URI.create("file:///"), new Configuration(false));
        Files.writeString(directory.resolve("file"), "old");
        Files.writeString(directory.resolve(STAGED), "new");
    }

    @AfterEach
    void close() throws IOException {
        fileSystem.close();
    }

    private Path path(String name) {
        return new Path(directory.resolve(name).toUri());
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var listed = Files.list(directory)) {
            for (java.nio.file.Path file : listed.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file, UTF_8));
            }
        }
        return files;
    }

    private SteppingAside interrupted(int renaming) {
        fileSystem.dieInsteadOfRenaming(renaming);
        assertThatThrownBy(() -> new SteppingAside(fileSystem).rename(path(STAGED), path("file")))
                .isInstanceOf(Death.class);
        fileSystem.dieInsteadOfRenaming(Integer.MAX_VALUE);
        return new SteppingAside(fileSystem);
    }

    @Test
    void rename_replacesTheFile() throws IOException {
        new SteppingAside(fileSystem).rename(path(STAGED), path("file"));
        assertThat(files()).containsExactly(Map.entry("file", "new"));
    }

    @Test
    void rename_afterADeathInTheMiddle_goesOn() throws IOException {
        SteppingAside renaming = interrupted(2);
        assertThat(files()).containsOnlyKeys(STAGED, ASIDE);
        renaming.rename(path(STAGED), path("file"));
        assertThat(files()).containsEntry("file", "new").doesNotContainKey(STAGED);
    }

    @Test
    void undo_afterADeathInTheMiddle_putsTheOldFileBack() throws IOException {
        interrupted(2).undo(path(STAGED), path("file"));
        assertThat(files()).containsOnly(Map.entry("file", "old"), Map.entry(STAGED, "new"));
    }

    @Test
    void undo_whereNothingWasBegun_changesNothing() throws IOException {
        interrupted(1).undo(path(STAGED), path("file"));
        assertThat(files()).containsOnly(Map.entry("file", "old"), Map.entry(STAGED, "new"));
    }
}
