package dev.portage.core.storage.local;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Turns locations into paths and names of files into text, and tells where that loses something. */
final class LocalPath {
    private static final String ENCODING = System.getProperty("sun.jnu.encoding", "UTF-8");
    private static final boolean IS_UTF8 = ENCODING.equalsIgnoreCase("UTF-8");
    private static final char REPLACEMENT = '\uFFFD';

    private LocalPath() {}

    static Path of(Location location) {
        return of(location, location.path());
    }

    /** The path of something that belongs to a location. */
    static Path of(Location location, String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "the name " + location + " cannot be written in the encoding of file names, " + ENCODING
                            + "; set LC_ALL=C.UTF-8",
                    e);
        }
    }

    /** The last name of a path as text, or nothing if its bytes are not text. */
    static Optional<String> name(Path path) {
        String name = String.valueOf(path.getFileName());
        return mayHaveLost(name) && !isSame(path, name) ? Optional.empty() : Optional.of(name);
    }

    private static boolean mayHaveLost(String name) {
        for (int i = 0; i < name.length(); i++) {
            char unit = name.charAt(i);
            if (unit == REPLACEMENT || (unit > 0x7E && !IS_UTF8)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(Path path, String name) {
        if (!IS_UTF8) {
            return false;
        }
        try {
            return path.resolveSibling(name).equals(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The last name of a path with the bytes that are no text written as {@code \xff}. */
    static String escapedName(Path path) {
        StringBuilder escaped = new StringBuilder();
        ByteBuffer bytes = ByteBuffer.wrap(bytesOfName(path));
        while (bytes.hasRemaining()) {
            int length = lengthOfText(bytes);
            if (length == 0) {
                escaped.append(String.format(Locale.ROOT, "\\x%02x", bytes.get()));
            } else {
                escaped.append(StandardCharsets.UTF_8.decode(bytes.slice().limit(length)));
                bytes.position(bytes.position() + length);
            }
        }
        return escaped.toString();
    }

    /** How many bytes at the position are one character of UTF-8, 0 if they are none. */
    private static int lengthOfText(ByteBuffer bytes) {
        for (int length = 1; length <= Math.min(4, bytes.remaining()); length++) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(bytes.slice().limit(length));
                return length;
            } catch (CharacterCodingException e) {
                // A longer piece may be one.
            }
        }
        return 0;
    }

    /** The bytes of the last name; a path gives them away only in its URI. */
    private static byte[] bytesOfName(Path path) {
        String uri = path.toUri().getRawPath();
        String name = uri.substring(uri.lastIndexOf('/', uri.length() - 2) + 1).replace("/", "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '%') {
                bytes.write(Integer.parseInt(name.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(name.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
