package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Finds out what lies at a location: an object of this key, or a directory, which is what objects of longer keys have in common. */
record Lookup(Bucket bucket) {
    /** The same in another bucket of the same store. */
    Lookup in(String name) {
        return name.equals(bucket.name()) ? this : new Lookup(bucket.named(name));
    }

    /** The object of a location's key, or nothing if there is none. */
    Optional<HeadObjectResponse> head(Location location) {
        return head(location, bucket.key(location));
    }

    /** What a directory has of its own, or nothing if it is only what objects have in common. */
    Optional<HeadObjectResponse> headMark(Location directory) {
        return directory.isRoot() ? Optional.empty() : head(directory, bucket.prefix(directory));
    }

    private Optional<HeadObjectResponse> head(Location location, String key) {
        return bucket.call("find", location, client -> {
            try {
                return Optional.of(client.headObject(
                        request -> request.bucket(bucket.name()).key(key).checksumMode(ChecksumMode.ENABLED)));
            } catch (SdkException e) {
                return missing(e);
            }
        });
    }

    private static <T> Optional<T> missing(SdkException thrown) {
        if (S3Failure.isMissing(thrown)) {
            return Optional.empty();
        }
        throw thrown;
    }

    /** The first objects below a directory, its own mark among them. */
    List<S3Object> peek(Location directory, int count) {
        return peek(directory, bucket.prefix(directory), count);
    }

    /** Whether there are keys in a directory that begin so. */
    boolean hasAny(Location directory, String beginning) {
        return !peek(directory, bucket.prefix(directory) + beginning, 1).isEmpty();
    }

    private List<S3Object> peek(Location directory, String prefix, int count) {
        return bucket.call(
                        "list",
                        directory,
                        client -> client.listObjectsV2(request ->
                                request.bucket(bucket.name()).prefix(prefix).maxKeys(count)))
                .contents();
    }

    /** Whether something lies below a directory, be it only its own mark. */
    boolean isDirectory(Location location) {
        return location.isRoot() || !peek(location, 1).isEmpty();
    }

    Optional<Entry> find(Location location) {
        if (location.isRoot()) {
            peek(location, 1); // fails if there is no such bucket
            return Optional.of(directory(location));
        }
        return head(location).map(head -> file(location, head)).or(() -> findDirectory(location));
    }

    private Optional<Entry> findDirectory(Location location) {
        return peek(location, 1).stream().findFirst().map(first -> directory(location));
    }

    private static Entry file(Location location, HeadObjectResponse head) {
        return file(location, head.contentLength(), head.lastModified(), head.eTag());
    }

    /** Times to the second, which is all that every way to ask tells. */
    static Entry file(Location location, @Nullable Long length, @Nullable Instant modified, @Nullable String tag) {
        return new Entry(
                location,
                EntryKind.FILE,
                length == null ? 0 : length,
                modified == null ? Instant.EPOCH : modified.truncatedTo(ChronoUnit.SECONDS),
                Optional.ofNullable(tag).map(ETags::plain),
                Attributes.NONE);
    }

    /** Of a directory a store tells no time. */
    static Entry directory(Location location) {
        return new Entry(location, EntryKind.DIRECTORY, 0, Instant.EPOCH, Optional.empty(), Attributes.NONE);
    }

    /** Why a file cannot be read that has no object. */
    PortageException unreadable(Location file, SdkException cause) {
        return isDirectory(file)
                ? new PortageException(ErrorCode.WRONG_KIND, file + " is a directory", cause)
                : new PortageException(ErrorCode.NOT_FOUND, file + " does not exist", cause);
    }
}
