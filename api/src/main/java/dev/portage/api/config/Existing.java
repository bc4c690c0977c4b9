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
    FAIL;

    /** Whether what is there may be lost. */
    public boolean mayBeReplaced() {
        return switch (this) {
            case UPDATE, OVERWRITE -> true;
            case SKIP, FAIL -> false;
        };
    }
}
