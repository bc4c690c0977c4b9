package dev.portage.core.storage.local;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Map;
import java.util.Optional;

/**
 * What the operating system says, as a code and a sentence. Java has types for few of its errors; the others are told
 * apart by their text, which is English in the locale {@code C}.
 */
final class Failure {
    private static final Map<String, ErrorCode> BY_TEXT = Map.ofEntries(
            Map.entry("No space left on device", ErrorCode.NO_SPACE),
            Map.entry("Disk quota exceeded", ErrorCode.NO_SPACE),
            Map.entry("Disc quota exceeded", ErrorCode.NO_SPACE),
            Map.entry("File too large", ErrorCode.NO_SPACE),
            Map.entry("Read-only file system", ErrorCode.ACCESS_DENIED),
            Map.entry("Operation not permitted", ErrorCode.ACCESS_DENIED),
            Map.entry("Permission denied", ErrorCode.ACCESS_DENIED),
            Map.entry("File name too long", ErrorCode.INVALID_ARGUMENT),
            Map.entry("Not a directory", ErrorCode.WRONG_KIND),
            Map.entry("Is a directory", ErrorCode.WRONG_KIND),
            Map.entry("Too many levels of symbolic links", ErrorCode.WRONG_KIND),
            Map.entry(
                    "Too many levels of symbolic links or unable to access attributes of symbolic link",
                    ErrorCode.WRONG_KIND),
            Map.entry("No such file or directory", ErrorCode.NOT_FOUND),
            Map.entry("Operation not supported", ErrorCode.UNSUPPORTED),
            Map.entry("Not supported", ErrorCode.UNSUPPORTED),
            Map.entry("Stale file handle", ErrorCode.IO));

    private Failure() {}

    /**
     * The error of an attempt to do something.
     *
     * @param verb what was attempted, such as {@code read}
     */
    static PortageException of(String verb, Location location, IOException cause) {
        String where =
                elsewhere(location, cause).map(file -> " (at " + file + ")").orElse("");
        return new PortageException(
                code(cause), "cannot " + verb + " " + location + ": " + reason(cause) + where, cause);
    }

    /** What the system said while a directory was walked. */
    static IOException causeOf(DirectoryIteratorException e) {
        return Optional.ofNullable(e.getCause()).orElseGet(() -> new IOException(e));
    }

    /** Whether something in the place of a directory above is none, so that nothing can lie there. */
    static boolean isBelowAFile(FileSystemException cause) {
        return reason(cause).equals("Not a directory");
    }

    /** Whether links lead in a circle. */
    static boolean isLoop(FileSystemException cause) {
        return cause instanceof FileSystemLoopException
                || reason(cause).startsWith("Too many levels of symbolic links");
    }

    private static ErrorCode code(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return ErrorCode.NOT_FOUND;
        }
        if (cause instanceof AccessDeniedException) {
            return ErrorCode.ACCESS_DENIED;
        }
        if (cause instanceof FileAlreadyExistsException) {
            return ErrorCode.ALREADY_EXISTS;
        }
        if (cause instanceof NotDirectoryException || cause instanceof DirectoryNotEmptyException) {
            return ErrorCode.WRONG_KIND;
        }
        if (cause instanceof ClosedByInterruptException) {
            return ErrorCode.INTERRUPTED;
        }
        if (cause instanceof UserPrincipalNotFoundException) {
            return ErrorCode.INVALID_ARGUMENT;
        }
        return BY_TEXT.getOrDefault(reason(cause), ErrorCode.IO);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "it exists already";
        }
        if (cause instanceof NotDirectoryException) {
            return "it is not a directory";
        }
        if (cause instanceof DirectoryNotEmptyException) {
            return "the directory is not empty";
        }
        if (cause instanceof ClosedChannelException) {
            return cause instanceof ClosedByInterruptException ? "interrupted" : "it was closed meanwhile";
        }
        if (cause instanceof UserPrincipalNotFoundException unknown) {
            return "this machine knows no '" + unknown.getName() + "'";
        }
        String text = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
        return Optional.ofNullable(text).orElse("input or output failed");
    }

    /** The file that the error is about, if it is another than the one asked for. */
    private static Optional<String> elsewhere(Location location, IOException cause) {
        return cause instanceof FileSystemException e
                ? Optional.ofNullable(e.getFile()).filter(file -> !file.equals(location.path()))
                : Optional.empty();
    }
}
