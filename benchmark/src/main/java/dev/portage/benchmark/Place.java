package dev.portage.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A directory at one of the ends of a copy. */
sealed interface Place permits LocalPlace, HdfsPlace, S3Place {

    /** The directory's address with its scheme. */
    String uri();

    /** The directory's address without scheme and host. */
    String path();

    /** The place beneath this one. */
    Place child(String name);

    /** Whether the directory is there. */
    boolean exists() throws IOException;

    /** Every file's size by its path relative to this place, which exists. */
    Map<String, Long> sizes() throws IOException;

    /** Opens a file for reading. */
    InputStream open(String path) throws IOException;

    /** Deletes the directory and all beneath it, if it exists, and waits until the space is given back. */
    void delete() throws IOException;
}
