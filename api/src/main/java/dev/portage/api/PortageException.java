package dev.portage.api;

import org.jspecify.annotations.Nullable;

/** An error whose code says who can put it right and whose message says what failed, and on which thing. */
public class PortageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String remedy;

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
        this(code, message, code.remedy(), cause);
    }

    /**
     * An error for which there is better advice than for most of its code.
     *
     * @param message what failed, on which thing, with values; one line
     * @param remedy what the user can do, as a phrase in the imperative
     */
    public PortageException(ErrorCode code, String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.remedy = remedy;
    }

    /** What went wrong. */
    public ErrorCode code() {
        return code;
    }

    /** What the user can do, as a phrase in the imperative. */
    public String remedy() {
        return remedy;
    }

    /** The message; {@code PortageException} never has none. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
