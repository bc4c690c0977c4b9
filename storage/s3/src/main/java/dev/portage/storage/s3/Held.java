package dev.portage.storage.s3;

/** A small file that is kept in memory until it is published: what it is to be made of. */
sealed interface Held permits HeldFile, HeldCopy {
    /** What the object is to have beside its content. */
    ObjectMetadata metadata();

    /** The same with other metadata. */
    Held with(ObjectMetadata other);
}
