package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Directories that could not be made, and never will be in this run: what is to lie in them need not be tried. Thread-safe. */
final class MissingDirectories {
    private final Map<String, ErrorCode> codes = new ConcurrentHashMap<>();

    /** A directory could not be made. */
    void add(String path, PortageException cause) {
        if (!cause.code().isRetryable() && cause.code() != ErrorCode.NO_SPACE && !path.isEmpty()) {
            codes.put(path, cause.code());
        }
    }

    /** Throws if a directory above a path could not be made. */
    void requireNoneAbove(String path) {
        if (codes.isEmpty()) {
            return;
        }
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String above = path.substring(0, slash);
            ErrorCode code = codes.get(above);
            if (code != null) {
                throw new PortageException(
                        code, "cannot make " + path + ": the directory " + above + " above it could not be made");
            }
        }
    }
}
