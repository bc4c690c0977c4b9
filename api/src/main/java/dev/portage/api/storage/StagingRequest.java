package dev.portage.api.storage;

/**
 * A file that is to be written.
 *
 * @param target where it will be published
 * @param attempt names this attempt to write it among all jobs, tasks and attempts; letters, digits, {@code .} and {@code -}
 * @param length the expected length in bytes, non-negative
 * @param layout the attributes that a store can only be given when the file is created (replication, block size, checksum
 *     type, erasure coding); of the others, a mode says that only the owner may read the file until it is published. A store whose
 *     staged files take no attributes later may keep all that are here
 */
public record StagingRequest(Location target, String attempt, long length, Attributes layout) {}
