package dev.portage.api.storage;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The address of a file or directory. A path is taken as it is written: {@code %41} means those three characters, as
 * for Hadoop's {@code Path}.
 *
 * @param scheme lower case, such as {@code hdfs}; {@code file} for a local path
 * @param authority host and port or the like; empty where the address names none
 * @param path absolute, {@code /} between components, without empty, {@code .} or {@code ..} components and without a
 *     {@code /} at the end unless it is the root
 */
public record Location(String scheme, String authority, String path) {
    /** The scheme of local paths. */
    public static final String LOCAL = "file";

    /** What was perhaps meant as an address, but is none. */
    private static final Pattern LIKE_ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:(?!/)");

    private static final Pattern ADDRESS =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(//([^/]*))?(/.*)?", Pattern.DOTALL);

    public Location {
        if (!path.startsWith("/") || (path.length() > 1 && path.endsWith("/"))) {
            throw new IllegalArgumentException("not a normal absolute path: " + path);
        }
    }

    /** The location of a local path. */
    public static Location ofLocal(Path path) {
        return new Location(LOCAL, "", normalize(path.toAbsolutePath().toString(), path.toString()));
    }

    /**
     * Reads an address such as {@code hdfs://namenode:8020/data}, or a local path, absolute or relative to the working
     * directory.
     *
     * @throws PortageException {@link ErrorCode#INVALID_ARGUMENT} if it is neither
     */
    public static Location parse(String text) {
        return parse(text, Path.of("").toAbsolutePath());
    }

    /**
     * Reads an address, or a local path relative to a directory.
     *
     * @param directory absolute
     * @throws PortageException {@link ErrorCode#INVALID_ARGUMENT} if the text is neither
     */
    public static Location parse(String text, Path directory) {
        if (text.isEmpty()) {
            throw new PortageException(ErrorCode.INVALID_ARGUMENT, "an empty text is not an address");
        }
        if (text.indexOf('\0') >= 0) {
            throw malformed(text, "it contains a NUL character");
        }
        Matcher matcher = ADDRESS.matcher(text);
        if (LIKE_ADDRESS.matcher(text).lookingAt()) {
            throw malformed(text, "write scheme://host/path, or ./" + text + " for a local file of that name");
        }
        if (!matcher.matches() || (matcher.group(2) == null && matcher.group(4) == null)) {
            String absolute = text.startsWith("/") ? text : directory + "/" + text;
            return new Location(LOCAL, "", normalize(absolute, text));
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        String authority = matcher.group(3) == null ? "" : matcher.group(3);
        checkAuthority(scheme, authority, text);
        String path = matcher.group(4) == null ? "/" : matcher.group(4);
        return new Location(scheme, authority, normalize(path, text));
    }

    private static void checkAuthority(String scheme, String authority, String text) {
        if (scheme.equals(LOCAL) && !authority.isEmpty() && !authority.equals("localhost")) {
            throw malformed(text, "a local address names no host; write file:///path");
        }
        if (authority.isEmpty()) {
            return;
        }
        try {
            URI uri = new URI(scheme, authority, "/", null, null);
            if (!authority.equals(uri.getRawAuthority())) {
                throw malformed(text, "'" + authority + "' has a character that no host or bucket has in its name");
            }
            if (uri.getHost() == null && authority.lastIndexOf(':') > authority.lastIndexOf(']')) {
                throw malformed(text, "'" + authority + "' is not host:port");
            }
        } catch (URISyntaxException e) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT, "malformed address '" + text + "': " + e.getReason(), e);
        }
    }

    private static String normalize(String path, String text) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/", -1)) {
            switch (name) {
                case "", "." -> {}
                case ".." -> {
                    if (names.pollLast() == null) {
                        throw malformed(text, "it leads above the root");
                    }
                }
                default -> names.addLast(name);
            }
        }
        return "/" + String.join("/", names);
    }

    private static PortageException malformed(String text, String reason) {
        return new PortageException(ErrorCode.INVALID_ARGUMENT, "malformed address '" + text + "': " + reason);
    }

    /** Whether it is a path of this machine. */
    public boolean isLocal() {
        return scheme.equals(LOCAL);
    }

    /** Whether it is the root of its store. */
    public boolean isRoot() {
        return path.length() == 1;
    }

    /** The last component, empty for the root. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The directory it lies in, none for the root. */
    public Optional<Location> parent() {
        if (isRoot()) {
            return Optional.empty();
        }
        return Optional.of(at(path.substring(0, Math.max(1, path.lastIndexOf('/')))));
    }

    /** This location, and all above it up to the root, the nearest first. */
    public Stream<Location> ancestry() {
        return Stream.iterate(Optional.of(this), Optional::isPresent, below -> below.flatMap(Location::parent))
                .flatMap(Optional::stream);
    }

    /**
     * What lies below this location under a relative path.
     *
     * @param relative components with {@code /} between them, none at either end; empty means this location
     */
    public Location resolve(String relative) {
        if (relative.isEmpty()) {
            return this;
        }
        return at(isRoot() ? "/" + relative : path + "/" + relative);
    }

    /** The location next to this one under another name. */
    public Location sibling(String name) {
        return at(path.substring(0, path.lastIndexOf('/') + 1) + name);
    }

    /** The same store at another absolute path. */
    public Location at(String otherPath) {
        return new Location(scheme, authority, otherPath);
    }

    /** Whether the other location is this one or lies below it. */
    public boolean contains(Location other) {
        return scheme.equals(other.scheme)
                && authority.equals(other.authority)
                && other.path.startsWith(path)
                && (isRoot() || other.path.length() == path.length() || other.path.charAt(path.length()) == '/');
    }

    /**
     * The path from this location down to another, empty if they are the same.
     *
     * @throws IllegalArgumentException if the other does not lie below this one
     */
    public String relativize(Location other) {
        if (!contains(other)) {
            throw new IllegalArgumentException(other + " does not lie below " + this);
        }
        if (other.path.length() == path.length()) {
            return "";
        }
        return other.path.substring(isRoot() ? 1 : path.length() + 1);
    }

    /** The address as a user writes it; a local path without a scheme. */
    @Override
    public String toString() {
        if (isLocal()) {
            return path;
        }
        return scheme + "://" + authority + path;
    }
}
