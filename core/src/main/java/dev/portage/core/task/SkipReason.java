package dev.portage.core.task;

/** Why an entry was left as it is. */
public enum SkipReason {
    /** The target exists, and nothing that exists is to be touched. */
    EXISTS("the target exists"),
    /** An earlier run has proven this very file, and neither side has changed since. */
    PROVEN("proven before, source unchanged"),
    /** Both are empty. */
    EMPTY("both are empty"),
    /** Lengths are equal, and that was the question. */
    SAME_SIZE("same size"),
    /** Lengths are equal and the target is not older. */
    SAME_TIME("same size, target not older"),
    /** Lengths are equal, the target is not older where that matters, and the stores have no checksums that could be compared. */
    NOT_COMPARABLE("same size, checksums not comparable"),
    /** Checksums are equal. */
    SAME_CHECKSUM("same checksum");

    private final String text;

    SkipReason(String text) {
        this.text = text;
    }

    /** The reason in words. */
    @Override
    public String toString() {
        return text;
    }
}
