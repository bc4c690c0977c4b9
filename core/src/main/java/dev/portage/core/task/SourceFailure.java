package dev.portage.core.task;

import dev.portage.api.PortageException;

/** The source could not be read, or did not hold still: nobody else is to blame. */
public final class SourceFailure extends PortageException {
    private static final long serialVersionUID = 1L;

    /** Says the same as another error. */
    public SourceFailure(PortageException cause) {
        super(cause.code(), cause.getMessage(), cause);
    }
}
