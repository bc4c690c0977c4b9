package dev.portage.core.storage.local;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.RangedStaging;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.StagingRequest;
import dev.portage.testkit.Workspace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ranges whose writers die, come late or find their work gone. */
final class LocalRangedStagingTest {
    private static final ByteRange FIRST = new ByteRange(0, 0, 10);
    private static final ByteRange SECOND = new ByteRange(1, 10, 5);

    @TempDir
    Path root;

    private final RangedStaging ranged = new LocalRangedStaging();
    private Workspace workspace;
    private StagingRequest request;

    @BeforeEach
    void begin() {
        workspace = new Workspace(new LocalStorage(), Location.ofLocal(root));
        request = workspace.request("file", 15);
        ranged.begin(request);
    }

    private void write(ByteRange range) {
        try (StagedOutput output = ranged.open(request, range)) {
            output.write(ByteBuffer.allocate((int) range.length()));
            output.finish();
        }
    }

    @Test
    void holds_rangeWhoseWriterDied_isFalse() {
        StagedOutput dead = ranged.open(request, FIRST);
        dead.write(ByteBuffer.allocate(10));
        write(SECOND);
        assertThat(ranged.holds(request, FIRST)).isFalse();
        assertThat(ranged.holds(request, SECOND)).isTrue();
        dead.close();
    }

    @Test
    void holds_whenTheWorkFileWasReplaced_isFalse() throws IOException {
        write(FIRST);
        Path work = root.resolve(StagingName.of(request.attempt() + ".ranges"));
        Files.copy(work, root.resolve("copy"));
        Files.delete(work);
        assertThat(ranged.holds(request, FIRST)).isFalse();
        Files.createFile(root.resolve("takes the old inode"));
        Files.move(root.resolve("copy"), work);
        assertThat(ranged.holds(request, FIRST)).isFalse();
    }

    @Test
    void finish_afterTheFileWasPublished_failsAndLeavesIt() {
        StagedOutput straggler = ranged.open(request, SECOND);
        write(FIRST);
        write(SECOND);
        workspace.storage().staging().publish(ranged.assemble(request, List.of(FIRST, SECOND)));
        straggler.write(ByteBuffer.allocate(5));
        assertFails(ErrorCode.NOT_FOUND, request.target(), straggler::finish);
        straggler.close();
        assertThat(workspace.entry("file").length()).isEqualTo(15);
        assertThat(workspace.names("")).containsExactly("file");
    }

    @Test
    void finish_rangeOfAnotherLength_fails() {
        try (StagedOutput output = ranged.open(request, FIRST)) {
            output.write(ByteBuffer.allocate(9));
            assertFails(ErrorCode.INTERNAL, request.target(), output::finish);
        }
        assertThat(ranged.holds(request, FIRST)).isFalse();
    }

    @Test
    void assemble_withoutARange_fails() {
        write(FIRST);
        assertFails(ErrorCode.NOT_FOUND, request.target(), () -> ranged.assemble(request, List.of(FIRST, SECOND)));
        assertThat(ranged.holds(request, FIRST)).isTrue();
    }

    @Test
    void leftovers_haveStagingNames() {
        write(FIRST);
        assertThat(workspace.names("")).hasSize(2).allMatch(name -> StagingName.jobOf(name)
                .isPresent());
    }
}
