package dev.portage.distcp;

import dev.portage.api.storage.Location;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** Paths as Hadoop understands them: without a scheme they lie in the default file system, relative ones in the user's home. */
record HadoopPaths(Configuration configuration) {
    /** Where a path lies. May ask the file system what it calls itself. */
    Location locate(Path path) {
        try {
            return location(path.getFileSystem(configuration).makeQualified(path));
        } catch (IOException | IllegalArgumentException e) {
            throw refusal(path, e);
        }
    }

    /** The location of a path that has a scheme. */
    static Location location(Path qualified) {
        URI uri = qualified.toUri();
        return new Location(uri.getScheme(), Objects.requireNonNullElse(uri.getAuthority(), ""), uri.getPath());
    }

    /** The path of a location. */
    static Path path(Location location) {
        return new Path(
                location.scheme(), location.authority().isEmpty() ? null : location.authority(), location.path());
    }

    /** All that patterns mean, in order, each once. */
    List<Location> expand(List<Path> patterns) {
        return patterns.stream().flatMap(this::expand).distinct().toList();
    }

    private Stream<Location> expand(Path pattern) {
        if (pattern.toString().chars().noneMatch(c -> "*?[{\\".indexOf(c) >= 0)) {
            return Stream.of(locate(pattern));
        }
        try {
            FileStatus[] matches = pattern.getFileSystem(configuration).globStatus(pattern);
            if (matches == null || matches.length == 0) {
                throw missing(pattern);
            }
            return Stream.of(matches).map(FileStatus::getPath).map(HadoopPaths::location);
        } catch (IOException | IllegalArgumentException e) {
            throw refusal(pattern, e);
        }
    }

    private static Refusal refusal(Path path, Exception failure) {
        return failure instanceof UnsupportedFileSystemException
                ? Refusal.ofStore(path + ": " + failure.getMessage())
                : Refusal.ofPlace(path + ": " + reason(failure));
    }

    /** What is at the bottom of it, without the stack that a server may add. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = root instanceof UnknownHostException ? root.toString() : String.valueOf(root.getMessage());
        return text.lines().findFirst().orElse(text).replaceFirst("^java\\.net\\.UnknownHostException", "unknown host");
    }

    /** The paths in a file of {@code -f}, a line each. */
    List<Path> readListing(Path listing) {
        List<Path> paths = new ArrayList<>();
        try {
            FileSystem fileSystem = listing.getFileSystem(configuration);
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(fileSystem.open(listing), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (!line.isBlank()) {
                        paths.add(new Path(line));
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.ofListing("cannot read the source listing " + listing + ": " + e.getMessage());
        }
        if (paths.isEmpty()) {
            throw Refusal.ofInput("Nothing to process. Source paths::EMPTY");
        }
        return paths;
    }

    static Refusal missing(Object path) {
        return Refusal.ofInput(path + " doesn't exist");
    }
}
