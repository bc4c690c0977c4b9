package dev.portage.core.config;

/** How to tell whether a target file is the same as its source. */
public enum Comparison {
    /** By what is known at no cost: length, what an earlier run has proven, times, and else the stores' own checksums. */
    AUTO,
    /** By length alone. */
    SIZE,
    /** By length, and the target must not be older than the source. */
    MTIME,
    /** By length and checksum; content is read where a store does not keep a checksum. */
    CHECKSUM
}
