package dev.portage.api.config;

import java.util.OptionalLong;

/**
 * How to delete what the source does not have.
 *
 * @param disposal where it goes
 * @param most the most files that may be deleted; if the plan has more, nothing is deleted
 */
public record Deletion(Disposal disposal, OptionalLong most) {
    /** Where deleted entries go. */
    public enum Disposal {
        /** To the store's trash where it has one that is switched on, else for good. */
        TRASH_IF_ANY,
        /** For good. */
        FOR_GOOD,
        /** Nowhere: nothing is deleted, and that there is something to be deleted is a failure. */
        REFUSED
    }

    public Deletion {
        if (most.isPresent() && most.getAsLong() < 0) {
            throw new IllegalArgumentException("negative limit: " + most.getAsLong());
        }
    }
}
