package dev.portage.core.task;

/** In what two trees differ at one place. */
public enum Discrepancy {
    /** The target does not have it. */
    ONLY_IN_SOURCE("only in the source"),
    /** The source does not have it. */
    ONLY_IN_TARGET("only in the target"),
    /** One is a file, the other a directory. */
    KIND("kinds differ"),
    /** Lengths differ. */
    LENGTH("lengths differ"),
    /** The target is older than the source. */
    TIME("the target is older"),
    /** Contents differ. */
    CONTENT("contents differ");

    private final String text;

    Discrepancy(String text) {
        this.text = text;
    }

    /** The difference in words. */
    @Override
    public String toString() {
        return text;
    }
}
