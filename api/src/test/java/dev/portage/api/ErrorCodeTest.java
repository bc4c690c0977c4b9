package dev.portage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ErrorCodeTest {
    @Test
    void isRetryable_onlyWhatMayPassByItself() {
        assertThat(Arrays.stream(ErrorCode.values()).filter(ErrorCode::isRetryable))
                .containsExactlyInAnyOrder(
                        ErrorCode.SOURCE_CHANGED,
                        ErrorCode.CORRUPT,
                        ErrorCode.UNREACHABLE,
                        ErrorCode.THROTTLED,
                        ErrorCode.IO);
    }

    @Test
    void exitCode_followsTheKind() {
        Map<ErrorKind, Set<Integer>> exitCodes = Arrays.stream(ErrorCode.values())
                .collect(Collectors.groupingBy(
                        ErrorCode::kind, Collectors.mapping(ErrorCode::exitCode, Collectors.toSet())));
        assertThat(exitCodes)
                .containsOnlyKeys(EnumSet.allOf(ErrorKind.class))
                .containsEntry(ErrorKind.INTERNAL, Set.of(1))
                .containsEntry(ErrorKind.USER, Set.of(2, 3, 130))
                .containsEntry(ErrorKind.DATA, Set.of(3, 4))
                .containsEntry(ErrorKind.ENVIRONMENT, Set.of(5, 6));
        assertThat(ErrorCode.COMMIT_UNKNOWN.exitCode()).isEqualTo(5);
        assertThat(ErrorCode.CORRUPT.exitCode()).isEqualTo(4);
    }

    @Test
    void remedy_isAPhrase() {
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(code.remedy()).as(code.name()).isNotBlank().doesNotEndWith(".");
        }
    }

    @Test
    void remedyForEntry_differsWhereTheCommandIsSound() {
        assertThat(ErrorCode.INVALID_ARGUMENT.remedy()).isEqualTo("correct the command, or what it names");
        assertThat(ErrorCode.INVALID_ARGUMENT.remedyForEntry()).isEqualTo("rename it or exclude it");
        assertThat(ErrorCode.IO.remedyForEntry()).isEqualTo(ErrorCode.IO.remedy());
    }

    @Test
    void exception_hasTheRemedyOfItsCodeUnlessThereIsABetterOne() {
        assertThat(new PortageException(ErrorCode.IO, "broken").remedy()).isEqualTo(ErrorCode.IO.remedy());
        assertThat(new PortageException(ErrorCode.IO, "broken", "mend it", null).remedy())
                .isEqualTo("mend it");
    }

    @Test
    void exception_carriesCodeMessageAndCause() {
        Exception cause = new Exception("why");
        PortageException exception = new PortageException(ErrorCode.IO, "cannot read /file", cause);
        assertThat(exception.code()).isEqualTo(ErrorCode.IO);
        assertThat(exception).hasMessage("cannot read /file").hasCause(cause);
        assertThat(new PortageException(ErrorCode.IO, "cannot read /file")).hasNoCause();
    }
}
