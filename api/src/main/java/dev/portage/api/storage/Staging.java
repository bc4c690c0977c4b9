package dev.portage.api.storage;

import java.util.Optional;

/**
 * Writes files so that nobody sees one before it is complete. Stores that have no better way write next to the target, under
 * a name that {@link StagingName} makes, and publish by renaming.
 */
public interface Staging {
    /** Begins to write a file, with the missing directories above it. What an earlier attempt of the same name left is replaced. */
    StagedOutput create(StagingRequest request);

    /** The staged file as an entry, or nothing if it is not there (any more): published, discarded or never finished. */
    Optional<Entry> find(StagedFile staged);

    /**
     * Makes sure that a staged file outlasts this process, and that the store needs no memory for it: it will be published much later, perhaps
     * by another process.
     *
     * @return the staged file as it is to be called from now on
     */
    default StagedFile keep(StagedFile staged) {
        return staged;
    }

    /**
     * Gives the staged file its name, in place of a file that has it already; at once where the store can, and always so that
     * a reader finds either the old content or the new. Idempotent: if the staged file is gone and what lies at the target has its
     * identity, nothing happens.
     *
     * @throws dev.portage.api.PortageException {@code NOT_FOUND} if neither is there, {@code WRONG_KIND} if the target is a
     *     directory, {@code COMMIT_UNKNOWN} if the store did not say whether it was done
     */
    void publish(StagedFile staged);

    /** Removes a staged file; nothing happens if it is gone. */
    void discard(StagedFile staged);
}
