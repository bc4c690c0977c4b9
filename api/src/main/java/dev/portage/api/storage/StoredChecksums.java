package dev.portage.api.storage;

import java.util.Optional;

/**
 * The capability to tell the checksum of a file's content from what the store itself keeps, without sending the content. It is of the
 * plain content: however the file is cut into blocks, the same content has the same checksum.
 */
public interface StoredChecksums {
    /**
     * The algorithm in which the store will report on a file that is written now.
     *
     * @param layout as in {@link StagingRequest#layout}
     */
    ChecksumAlgorithm algorithm(Location target, Attributes layout);

    /**
     * The checksum of the beginning of a file.
     *
     * @param length bytes from the start, at most the file's length
     * @return nothing if the store cannot tell for this file
     */
    Optional<Checksum> fetch(Location file, long length);

    /** The checksum of a staged file, or nothing if the store cannot tell. */
    Optional<Checksum> fetch(StagedFile staged);
}
