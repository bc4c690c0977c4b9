package dev.portage.api.storage;

/** What became of an entry between two states of a directory. */
public sealed interface Change {
    /** Where the entry was in the earlier state, or would have been: below the directory, empty for the directory itself. */
    String path();

    /** It was made; what is in it is not told of by itself. */
    record Created(String path) implements Change {}

    /** The content or the attributes of a file have changed, or the attributes or the entries of a directory. */
    record Modified(String path) implements Change {}

    /** It is gone, with all that was in it and was not renamed. */
    record Deleted(String path) implements Change {}

    /**
     * It has another name, and so has all that is in it.
     *
     * @param to in the later state
     */
    record Renamed(String path, String to) implements Change {}
}
