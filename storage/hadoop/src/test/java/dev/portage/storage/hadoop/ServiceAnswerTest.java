package dev.portage.storage.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ServiceAnswerTest {
    /** As the clients of object stores throw it. */
    private static final class ClientFailure extends RuntimeException {
        ClientFailure(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static ErrorCode code(String message) {
        return ServiceAnswer.code(new IOException("wrapped", new IOException(message)))
                .orElse(ErrorCode.IO);
    }

    @Test
    void code_isThatOfTheServicesName() {
        assertThat(code("[ErrorCode]: InvalidAccessKeyId\n[RequestId]: 5F")).isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(code("SignatureDoesNotMatch (Service: S3)")).isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(code("NoSuchBucket")).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(code("503 SlowDown: reduce your request rate")).isEqualTo(ErrorCode.THROTTLED);
        assertThat(code("something else")).isEqualTo(ErrorCode.IO);
    }

    @Test
    void code_ofAConnectionThatFailedBelow_isUnreachable() {
        IOException refused = new IOException("x", new ClientFailure("y", new ConnectException("refused")));
        assertThat(ServiceAnswer.code(refused)).contains(ErrorCode.UNREACHABLE);
        assertThat(ServiceAnswer.code(new IOException("x", new UnknownHostException("h"))))
                .contains(ErrorCode.UNREACHABLE);
    }

    @Test
    void failureOf_whatAClientThrows_isAFailureOfTheStore() {
        ClientFailure thrown = new ClientFailure("no route", new IOException("below"));
        assertThat(ServiceAnswer.failureOf(thrown)).hasMessage("no route").hasCause(thrown);
    }

    @Test
    void failureOf_aDefectOrOurOwn_isThrownOn() {
        RuntimeException defect = new IllegalStateException("never");
        assertThatThrownBy(() -> ServiceAnswer.failureOf(defect)).isSameAs(defect);
        RuntimeException own = new PortageException(ErrorCode.NOT_FOUND, "gone");
        assertThatThrownBy(() -> ServiceAnswer.failureOf(own)).isSameAs(own);
    }
}
