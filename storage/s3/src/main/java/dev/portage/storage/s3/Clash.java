package dev.portage.storage.s3;

/** What becomes of an object that lies where another is published. */
enum Clash {
    /** It is replaced. */
    REPLACES,
    /** It stays, and the publication fails. */
    FAILS
}
