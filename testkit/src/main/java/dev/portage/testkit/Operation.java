package dev.portage.testkit;

/** The calls of a store that can be made to fail. What only lets go of something is not among them. */
public enum Operation {
    RESOLVE,
    FIND,
    LIST,
    /** The step of a listing to its next entry or its end. */
    LIST_NEXT,
    OPEN,
    READ,
    CREATE_DIRECTORY,
    DELETE,
    CREATE,
    /** Of any output: a file, a range or an appendix. */
    WRITE,
    /** Of any output: a file, a range or an appendix. */
    FINISH,
    /** Of any output, before it is finished. */
    WRITTEN_CHECKSUM,
    FIND_STAGED,
    KEEP,
    PUBLISH,
    DISCARD,
    ALIGNMENT,
    BEGIN,
    OPEN_RANGE,
    HOLDS,
    ASSEMBLE,
    DISCARD_RANGES,
    STAGE_COPY,
    COMPARE_COPY,
    APPEND,
    TRUNCATE,
    CHECKSUM_ALGORITHM,
    CHECKSUM,
    SUPPORTED_ATTRIBUTES,
    FETCH_ATTRIBUTES,
    APPLY_ATTRIBUTES,
    TRASH_IS_ON,
    MOVE_TO_TRASH,
    RENAME_TREE
}
