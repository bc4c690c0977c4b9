package dev.portage.core.run;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MissingDirectoriesTest {
    private final MissingDirectories missing = new MissingDirectories();

    private void fail(ErrorCode code) {
        missing.add("dir", new PortageException(code, "it failed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir/deep", "dir/deep/file"})
    void whatIsToLieInADirectoryThatCannotBeMade_failsForTheSameReason(String path) {
        fail(ErrorCode.INVALID_ARGUMENT);
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, () -> missing.requireNoneAbove(path)))
                .hasMessage("cannot make " + path + ": the directory dir above it could not be made");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir", "dir2/file", "other"})
    void whatLiesElsewhere_isTried(String path) {
        fail(ErrorCode.INVALID_ARGUMENT);
        assertThatCode(() -> missing.requireNoneAbove(path)).doesNotThrowAnyException();
    }

    @Test
    void failureThatMayPass_isNotRemembered() {
        fail(ErrorCode.NO_SPACE);
        fail(ErrorCode.UNREACHABLE);
        assertThatCode(() -> missing.requireNoneAbove("dir/file")).doesNotThrowAnyException();
    }
}
