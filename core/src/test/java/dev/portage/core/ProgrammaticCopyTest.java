package dev.portage.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.Portage;
import dev.portage.api.config.Comparison;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.SourceFilter;
import dev.portage.api.job.CopyJob;
import dev.portage.api.job.CopyResult;
import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy from a program. The guide shows {@link #example}. */
final class ProgrammaticCopyTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void plant() throws IOException {
        Files.createDirectories(folder.resolve("in/sub"));
        Files.writeString(folder.resolve("in/a"), "alpha");
        Files.writeString(folder.resolve("in/sub/b.tmp"), "beta");
    }

    /** What is left out when only finished files are wanted. */
    private record Unfinished() implements SourceFilter {
        @Override
        public boolean takes(Location source) {
            return !source.name().endsWith(".tmp");
        }

        @Override
        public String description() {
            return "without unfinished files";
        }
    }

    private CopyResult example(String source, String target) {
        CopyJob job = Portage.copy()
                .from(source)
                .to(target)
                .options(CopyOptions.builder()
                        .comparison(Comparison.CHECKSUM)
                        .preserved(EnumSet.of(Attribute.TIMES, Attribute.PERMISSIONS))
                        .sourceFilter(new Unfinished())
                        .build())
                .setting("dfs.replication", "2")
                .journal(folder.resolve("jobs"))
                .build();
        return Portage.run(job);
    }

    @Test
    void run_copiesAndSaysWhatBecameOfIt() {
        CopyResult result = example(folder + "/in", folder + "/out");
        assertThat(result.isComplete()).as(result.failures().toString()).isTrue();
        assertThat(result.copied()).isEqualTo(1);
        assertThat(result.copiedBytes()).isEqualTo(5);
        assertThat(result.proofs()).containsOnlyKeys("unverified");
        assertThat(result.report().orElseThrow()).content().contains("\"outcome\":\"copied\",\"path\":\"a\"");
        assertThat(folder.resolve("out/a")).hasContent("alpha");
        assertThat(folder.resolve("out/sub/b.tmp")).doesNotExist();
    }

    @Test
    void run_again_goesOn() {
        CopyResult first = example(folder + "/in", folder + "/out");
        CopyResult second = example(folder + "/in", folder + "/out");
        assertThat(second.job()).isEqualTo(first.job());
        assertThat(second.copied()).isZero();
        assertThat(second.skipped()).isEqualTo(1);
    }

    @Test
    void from_aListing_takesAllOfIt() throws IOException {
        Path listing = Files.writeString(folder.resolve("listing"), folder + "/in/a\n" + folder + "/in/sub\n");
        CopyResult result = Portage.run(Portage.copy()
                .from(Files.readAllLines(listing))
                .to(folder + "/out")
                .journal(folder.resolve("jobs"))
                .build());
        assertThat(result.copied()).isEqualTo(2);
        assertThat(folder.resolve("out/sub/b.tmp")).hasContent("beta");
    }

    @Test
    void run_whatFails_isInTheResult() throws IOException {
        Files.createSymbolicLink(folder.resolve("in/broken"), Path.of("nowhere"));
        CopyResult result = example(folder + "/in", folder + "/out");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.failed()).isEqualTo(1);
        assertThat(result.failures())
                .singleElement()
                .asString()
                .contains("in/broken is neither a file nor a directory");
    }

    @Test
    void build_withoutATarget_isRefused() {
        assertThatThrownBy(() -> Portage.copy().from("a").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a copy needs a source and a target");
    }
}
