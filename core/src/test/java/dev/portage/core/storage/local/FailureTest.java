package dev.portage.core.storage.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

final class FailureTest {
    private static final Location FILE = Location.parse("/data/file");

    private static void assertMapped(IOException cause, ErrorCode code, String message) {
        PortageException failure = Failure.of("read", FILE, cause);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure).hasMessage(message).hasCause(cause);
    }

    @Test
    void of_errorsWithAType() {
        assertMapped(
                new NoSuchFileException("/data/file"),
                ErrorCode.NOT_FOUND,
                "cannot read /data/file: it does not exist");
        assertMapped(
                new AccessDeniedException("/data"),
                ErrorCode.ACCESS_DENIED,
                "cannot read /data/file: permission denied (at /data)");
        assertMapped(
                new FileAlreadyExistsException("/data/file"),
                ErrorCode.ALREADY_EXISTS,
                "cannot read /data/file: it exists already");
        assertMapped(
                new NotDirectoryException("/data/file"),
                ErrorCode.WRONG_KIND,
                "cannot read /data/file: it is not a directory");
        assertMapped(
                new DirectoryNotEmptyException("/data/file"),
                ErrorCode.WRONG_KIND,
                "cannot read /data/file: the directory is not empty");
        assertMapped(new ClosedByInterruptException(), ErrorCode.INTERRUPTED, "cannot read /data/file: interrupted");
        assertMapped(new ClosedChannelException(), ErrorCode.IO, "cannot read /data/file: it was closed meanwhile");
    }

    @Test
    void of_errorsThatJavaKnowsByTheirTextOnly() {
        assertText("No space left on device", ErrorCode.NO_SPACE);
        assertText("Disk quota exceeded", ErrorCode.NO_SPACE);
        assertText("Read-only file system", ErrorCode.ACCESS_DENIED);
        assertText("Operation not permitted", ErrorCode.ACCESS_DENIED);
        assertText("File name too long", ErrorCode.INVALID_ARGUMENT);
        assertText("Is a directory", ErrorCode.WRONG_KIND);
        assertText("Not a directory", ErrorCode.WRONG_KIND);
        assertText("Input/output error", ErrorCode.IO);
    }

    private static void assertText(String text, ErrorCode code) {
        assertMapped(new IOException(text), code, "cannot read /data/file: " + text);
        assertMapped(new FileSystemException("/data/file", null, text), code, "cannot read /data/file: " + text);
    }

    @Test
    void of_errorWithoutText_saysSomething() {
        assertMapped(new IOException(), ErrorCode.IO, "cannot read /data/file: input or output failed");
    }
}
