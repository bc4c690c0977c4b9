package dev.portage.api.storage;

/** The capability to let a published file grow in place. */
public interface Appending {
    /**
     * Begins to write behind the end of a file.
     *
     * @param length the file's length in bytes, as the caller knows it
     * @return an output whose {@code finish} gives the grown file, and whose {@code close} without it leaves the file grown by
     *     what had been written
     * @throws dev.portage.api.PortageException {@code SOURCE_CHANGED} if the file has another length
     */
    StagedOutput append(Location file, long length);

    /**
     * Cuts a file back, so that an append that went wrong leaves no trace.
     *
     * @param length bytes, at most the file's length
     */
    void truncate(Location file, long length);
}
