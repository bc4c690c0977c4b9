package dev.portage.api.config;

/** What to do with a target that is there already. */
public enum Existing {
    /** Replace it if it differs from the source. */
    UPDATE,
    /** Leave it, whatever it holds. */
    SKIP,
    /** Replace it, whatever it holds. */
    OVERWRITE,
    /** Count it as a failure and leave it. */
    FAIL
}
