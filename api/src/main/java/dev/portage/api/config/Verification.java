package dev.portage.api.config;

/** How a copied file is proven before it is published. */
public enum Verification {
    /** Not at all. */
    NONE,
    /** By the length that the store has received. */
    SIZE,
    /** By the checksum that the store itself reports. */
    CHECKSUM,
    /** By reading it back and comparing checksums. */
    READ_BACK
}
