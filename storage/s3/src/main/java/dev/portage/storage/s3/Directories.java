package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Directories, which S3 does not have: they are what keys have in common up to a slash, and an object without content whose key ends with
 * one, a <em>mark</em>, keeps one that is empty. Thread-safe.
 */
final class Directories {
    private final Bucket bucket;
    private final Lookup lookup;
    private final KnownDirectories known = new KnownDirectories();

    Directories(Lookup lookup) {
        this.bucket = lookup.bucket();
        this.lookup = lookup;
    }

    /**
     * Makes a directory, even if nothing will be in it; one that is there already stays as it is.
     *
     * @throws PortageException {@code WRONG_KIND} if a file lies there, or above
     */
    void create(Location directory) {
        if (directory.isRoot() || known.has(directory)) {
            return;
        }
        directory.parent().ifPresent(this::requireNoFiles);
        List<S3Object> first = look(directory);
        if (first.isEmpty()) {
            writeMark(directory, Map.of());
        }
        remember(directory, first);
    }

    /** Writes a directory's mark, in place of the one that is there. */
    void writeMark(Location directory, Map<String, String> metadata) {
        String key = bucket.prefix(directory);
        bucket.seen().forget(directory);
        bucket.call(
                "create directory",
                directory,
                client -> client.putObject(
                        bucket.writing()
                                .put()
                                .bucket(bucket.name())
                                .key(key)
                                .metadata(metadata)
                                .build(),
                        RequestBody.empty()));
    }

    /** What is below is there, and that is enough. */
    private void requireNoFiles(Location directory) {
        if (!directory.isRoot() && !known.has(directory)) {
            directory.parent().ifPresent(this::requireNoFiles);
            remember(directory, look(directory));
        }
    }

    /** The first of what a directory holds. One in a directory that was empty, and that nobody has made since, holds nothing. */
    private List<S3Object> look(Location directory) {
        requireNoFile(directory);
        boolean mustBeEmpty = directory.parent().map(known::isFresh).orElse(false);
        return mustBeEmpty ? List.of() : lookup.peek(directory, 2);
    }

    private void requireNoFile(Location directory) {
        if (lookup.head(directory).isPresent()) {
            throw new PortageException(ErrorCode.WRONG_KIND, directory + " is a file, and must be a directory");
        }
    }

    private void remember(Location directory, List<S3Object> first) {
        String mark = bucket.prefix(directory);
        if (first.stream().allMatch(object -> object.key().equals(mark))) {
            known.addFresh(directory);
        } else {
            known.add(directory);
        }
    }

    /**
     * Demands that a file may take a place.
     *
     * @throws PortageException {@code WRONG_KIND} if a directory has it
     */
    void requireNone(Location file) {
        Optional<Location> parent = file.parent();
        boolean canBeNone = parent.map(known::isFresh).orElse(false) && !known.has(file);
        if (!canBeNone && lookup.isDirectory(file)) {
            throw new PortageException(
                    ErrorCode.WRONG_KIND, file + " is a directory, and a file cannot take its place");
        }
    }

    /** Forgets what was seen: something is about to be deleted. */
    void forget() {
        known.clear();
        bucket.seen().clear();
    }
}
