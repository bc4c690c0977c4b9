package dev.portage.api.storage;

/**
 * The capability to copy files within the store, so that no byte of them passes through this process. What is copied is the very content
 * that {@link Entry#identity} names: whoever asks gives entries that have one.
 *
 * <p>A store whose copies are seen at once may make the copy no sooner than {@link Staging#publish}, and fails there as these methods do.
 */
public interface StoreCopying {
    /** Whether a file is in this store, and can be copied to a target with the rights that this process has; asks nobody. */
    boolean reaches(Location source, Location target);

    /**
     * Stages a whole file as a copy of another.
     *
     * @param source the file as it was last looked at
     * @throws dev.portage.api.PortageException {@code SOURCE_CHANGED} if it is no longer that, {@code UNSUPPORTED} if the store does not copy
     *     after all
     */
    StagedFile stage(StagingRequest request, Entry source);

    /**
     * Stages one range, as {@link RangedStaging#open} does, as a copy of the same range of another file. Only for stores that have {@link
     * RangedStaging}.
     *
     * @throws dev.portage.api.PortageException as {@link #stage(StagingRequest, Entry)}
     */
    void stage(StagingRequest request, ByteRange range, Entry source);

    /**
     * Compares what the store itself knows of the contents of a file and of its staged copy.
     *
     * @throws dev.portage.api.PortageException {@code CORRUPT} if they differ
     */
    Agreement compare(StagedFile copy, Entry source);

    /** What a store's own checksums say of a file and its copy. */
    enum Agreement {
        /** They are the same, or will be compared when the copy is made, which fails if they are not. */
        SAME,
        /** The store has none for one of the two, or they cannot be compared. */
        UNKNOWN
    }
}
