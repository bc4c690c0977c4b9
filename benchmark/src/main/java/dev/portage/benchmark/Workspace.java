package dev.portage.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The one folder that all of a benchmark's files lie in.
 *
 * @param root absolute
 */
record Workspace(Path root) {

    Workspace {
        root = root.toAbsolutePath().normalize();
    }

    /** Where the data sets are kept from one benchmark to the next. */
    Path data() throws IOException {
        return Files.createDirectories(root.resolve("data"));
    }

    /** What one benchmark writes. */
    Path scratch() throws IOException {
        return Files.createDirectories(root.resolve("scratch"));
    }

    /** A folder for one purpose beneath {@link #scratch}. */
    Path scratch(String purpose) throws IOException {
        return Files.createDirectories(scratch().resolve(purpose));
    }

    /** Deletes what the last benchmark wrote; the data sets stay. */
    void clear() throws IOException {
        Folders.delete(root.resolve("scratch"));
    }
}
