package dev.portage.api.storage;

/** The capability to publish a file only where nothing is, so that what somebody else puts there meanwhile is never replaced. */
public interface ExclusivePublishing {
    /**
     * Gives a staged file its name, if nothing has it. Idempotent, as {@link Staging#publish} is.
     *
     * @throws dev.portage.api.PortageException {@code ALREADY_EXISTS} if something else has the name, and what {@link Staging#publish} throws
     */
    void publishNew(StagedFile staged);
}
