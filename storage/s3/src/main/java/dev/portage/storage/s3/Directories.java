package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagingName;
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
    private final KnownDirectories admitted = new KnownDirectories();

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
        if (first.stream().allMatch(Directories::isHidden)) {
            writeMark(directory, Map.of());
        }
        remember(directory, first);
    }

    /**
     * Demands that files may be put into a directory. Nothing is made: it is there as soon as one of them is.
     *
     * @throws PortageException {@code WRONG_KIND} if a file lies there, or above
     */
    void admit(Location directory) {
        if (directory.isRoot() || known.has(directory) || admitted.has(directory)) {
            return;
        }
        directory.parent().ifPresent(this::requireNoFiles);
        List<S3Object> first = look(directory);
        if (first.isEmpty()) {
            admitted.addFresh(directory);
        } else {
            remember(directory, first);
        }
    }

    /** Whether it is a mark of an upload: who sees nothing else sees nothing. */
    private static boolean isHidden(S3Object object) {
        String key = object.key();
        return StagingName.jobOf(key.substring(key.lastIndexOf('/') + 1)).isPresent();
    }

    /** A file was put into a directory that was made for it: it stays when the file goes. */
    void keep(Location directory) {
        if (!known.has(directory) && admitted.isFresh(directory)) {
            writeMark(directory, Map.of());
            known.addFresh(directory);
        }
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
        boolean canBeNone = parent.map(place -> known.isFresh(place) || admitted.isFresh(place))
                        .orElse(false)
                && !known.has(file)
                && !admitted.has(file);
        if (!canBeNone && lookup.isDirectory(file)) {
            throw new PortageException(
                    ErrorCode.WRONG_KIND, file + " is a directory, and a file cannot take its place");
        }
    }

    /** Forgets what was seen: something is about to be deleted. */
    void forget() {
        known.clear();
        admitted.clear();
        bucket.seen().clear();
    }
}
