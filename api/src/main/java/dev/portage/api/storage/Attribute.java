package dev.portage.api.storage;

/** What a store may keep of a file or directory besides its name and content. */
public enum Attribute {
    /** Modification and access time. */
    TIMES,
    /** The permission bits, with set-id and sticky bits. */
    PERMISSIONS,
    /** The owning user. */
    OWNER,
    /** The owning group. */
    GROUP,
    /** The access control list. */
    ACL,
    /** Extended attributes. */
    XATTR,
    /** Of the extended attributes only those whose names begin with {@code raw.}: what encrypted content needs where it is copied as it is kept. */
    RAW_XATTR,
    /** The number of replicas of a file. */
    REPLICATION,
    /** The block size of a file. */
    BLOCK_SIZE,
    /** The kind of checksum that the store keeps with a file. */
    CHECKSUM_TYPE,
    /** The erasure coding policy. */
    ERASURE_CODING
}
