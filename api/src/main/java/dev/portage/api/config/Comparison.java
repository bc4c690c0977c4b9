package dev.portage.api.config;

/** How to tell whether a target file is the same as its source. */
public enum Comparison {
    /** By what is known at no cost: length, what an earlier run has proven, times, and else the stores' own checksums. */
    AUTO,
    /** By name alone: what is there is the same. */
    NAME,
    /** By length alone. */
    SIZE,
    /** By length, and the target must not be older than the source. */
    MTIME,
    /** By length and checksum, as {@link #CHECKSUM}, and the target must not be older than the source. */
    MTIME_AND_CHECKSUM,
    /** By length and what the stores know of checksums; by time where they know nothing comparable. */
    STORED_CHECKSUM,
    /** By length and what the stores know of checksums; by length alone where they know nothing comparable. */
    STORED_CHECKSUM_OR_SIZE,
    /** By length and checksum; content is read where a store does not keep a checksum. */
    CHECKSUM
}
