package dev.portage.api.storage;

/** The checksums that Portage can compute in passing and combine over ranges. */
public enum ChecksumAlgorithm {
    /** Castagnoli's polynomial, as in RFC 3720, appendix B.4. */
    CRC32C,
    /** The polynomial of zip and Ethernet, ISO 3309. */
    CRC32
}
