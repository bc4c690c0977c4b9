package dev.portage.testkit;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.ExclusivePublishing;
import dev.portage.api.storage.StagedFile;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store with {@link ExclusivePublishing} must do. */
public interface ExclusivePublishingContract extends StoreUnderTest {
    private ExclusivePublishing exclusive() {
        return workspace().storage().capability(ExclusivePublishing.class).orElseThrow();
    }

    /** Lengths of files that are staged in different ways. */
    default int[] exclusiveLengths() {
        return new int[] {0, 1000, survivingLength() + 1000};
    }

    @Test
    default void publishNew_whereNothingIs_publishesOnce() {
        for (int length : exclusiveLengths()) {
            byte[] content = Workspace.content(length, length);
            StagedFile staged = workspace().stage("d/" + length, content);
            exclusive().publishNew(staged);
            exclusive().publishNew(staged);
            assertThat(workspace().read("d/" + length)).isEqualTo(content);
        }
    }

    @Test
    default void publishNew_whereSomethingIs_leavesIt() {
        for (int length : exclusiveLengths()) {
            StagedFile staged = workspace().stage("d/" + length, Workspace.content(1, length));
            workspace().write("d/" + length, new byte[7]);
            assertFails(
                    ErrorCode.ALREADY_EXISTS, staged.target(), () -> exclusive().publishNew(staged));
            assertThat(workspace().read("d/" + length)).hasSize(7);
            workspace().storage().staging().discard(staged);
        }
    }

    @Test
    default void publishNew_ofManyAtOnce_publishesOne() {
        List<StagedFile> staged = IntStream.range(0, 8)
                .mapToObj(i -> workspace().stage("file", Workspace.content(i, 100 + i)))
                .toList();
        long published = staged.parallelStream().filter(this::isPublished).count();
        assertThat(published).isEqualTo(1);
    }

    private boolean isPublished(StagedFile staged) {
        try {
            exclusive().publishNew(staged);
            return true;
        } catch (PortageException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
            return false;
        }
    }
}
