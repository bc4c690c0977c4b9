package dev.portage.api.storage;

import java.util.Map;

/** The capability to tell how many requests a store was sent, and about how many something would cost: what such stores charge for. */
public interface RequestCounting {
    /** The requests that were sent since the store was opened, each attempt for itself, by the store's own name for their kind. */
    Map<String, Long> sent();

    /**
     * About how many requests something takes, by kind, when nothing fails.
     *
     * @param length of the file in bytes; 0 for what has none
     */
    Map<String, Long> estimate(Errand errand, long length);

    /** What a store is asked to do. */
    enum Errand {
        /** To say what lies at a place. */
        LOOK,
        /** To send a file, or a range of one. */
        READ,
        /** To take a file and publish it. */
        WRITE,
        /** To copy a file within the store, and publish it. */
        COPY,
        /** To make a directory. */
        MAKE_DIRECTORY,
        /** To change attributes. */
        SET_ATTRIBUTES,
        /** To delete a file. */
        DELETE
    }
}
