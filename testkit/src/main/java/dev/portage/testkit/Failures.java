package dev.portage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions about calls that fail. */
public final class Failures {
    private Failures() {}

    /** Runs a call and demands that it fails with a code. */
    public static PortageException assertFails(ErrorCode code, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(PortageException.class);
        PortageException failure = (PortageException) thrown;
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        return failure;
    }

    /**
     * Runs a call and demands that it fails with a code, with a location in the message, and no name of a Java class.
     */
    public static PortageException assertFails(ErrorCode code, Location location, ThrowingCallable call) {
        PortageException failure = assertFails(code, call);
        assertThat(failure.getMessage()).contains(location.toString()).doesNotContain("Exception");
        return failure;
    }
}
