package dev.portage.api;

import org.jspecify.annotations.Nullable;

/** An error whose code says who can put it right and whose message says what failed, and on which thing. */
public class PortageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * An error that is itself the first cause.
     *
     * @param message what failed, on which thing, with values; one line
     */
    public PortageException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /**
     * An error that was caused by another.
     *
     * @param message what failed, on which thing, with values; one line
     */
    public PortageException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What went wrong. */
    public ErrorCode code() {
        return code;
    }

    /** The message; {@code PortageException} never has none. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
