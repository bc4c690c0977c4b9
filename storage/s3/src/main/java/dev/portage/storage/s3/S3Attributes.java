package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.Times;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Attributes as metadata of objects, and of the marks of directories. S3 does nothing with them; they wait for the way back. To change those
 * of an object the store copies it onto itself.
 */
record S3Attributes(Lookup lookup, Directories directories, S3Staging staging) implements AttributeAccess {
    private static final Set<Attribute> KEPT =
            Set.of(Attribute.TIMES, Attribute.PERMISSIONS, Attribute.OWNER, Attribute.GROUP);

    @Override
    public Set<Attribute> supported(Location location) {
        return KEPT;
    }

    /** Where nobody has put down times, those of a file are the store's own. */
    @Override
    public Attributes fetch(Entry entry, Set<Attribute> wanted) {
        Optional<HeadObjectResponse> head =
                entry.isDirectory() ? lookup.headMark(entry.location()) : lookup.head(entry.location());
        Attributes kept = head.map(response -> new ObjectMetadata(response.metadata()).attributes())
                .orElse(Attributes.NONE);
        Attributes own = entry.isFile()
                ? Attributes.builder()
                        .times(new Times(entry.modified(), entry.modified()))
                        .build()
                : Attributes.NONE;
        return kept.orElse(own).only(wanted);
    }

    @Override
    public void apply(Location location, Attributes attributes) {
        Attributes kept = attributes.only(KEPT);
        if (kept.present().isEmpty()) {
            return;
        }
        if (StagingName.jobOf(location.name()).isPresent()) {
            // An upload was given its attributes when it was begun, and takes none now.
            staging.held(location)
                    .ifPresent(file ->
                            staging.hold(location, file.with(file.metadata().with(kept))));
            return;
        }
        Optional<HeadObjectResponse> head = lookup.head(location);
        if (head.isPresent()) {
            applyToFile(location, head.get(), kept);
        } else {
            applyToDirectory(location, kept);
        }
    }

    private void applyToDirectory(Location directory, Attributes attributes) {
        Optional<HeadObjectResponse> mark = lookup.headMark(directory);
        if (mark.isEmpty() && !lookup.isDirectory(directory)) {
            throw new PortageException(ErrorCode.NOT_FOUND, directory + " does not exist");
        }
        Map<String, String> before = mark.map(HeadObjectResponse::metadata).orElse(Map.of());
        Map<String, String> after = new ObjectMetadata(before).with(attributes).values();
        if (!directory.isRoot() && !after.equals(before)) {
            directories.writeMark(directory, after);
        }
    }

    private void applyToFile(Location file, HeadObjectResponse head, Attributes attributes) {
        ObjectMetadata before = new ObjectMetadata(head.metadata());
        ObjectMetadata after = before.with(attributes);
        if (after.equals(before)) {
            return;
        }
        if (head.contentLength() > Writing.MOST_COPY.bytes()) {
            throw new PortageException(
                    ErrorCode.UNSUPPORTED,
                    "cannot set attributes of " + file + ": it is longer than the " + Writing.MOST_COPY
                            + " that the store copies at once");
        }
        lookup.bucket().call("set attributes of", file, client -> client.copyObject(copy(file, head, after)));
    }

    /** Of this very content only. */
    private CopyObjectRequest copy(Location file, HeadObjectResponse head, ObjectMetadata metadata) {
        Bucket bucket = lookup.bucket();
        String key = bucket.key(file);
        CopyObjectRequest.Builder copy = bucket.writing()
                .copy()
                .sourceBucket(bucket.name())
                .sourceKey(key)
                .copySourceIfMatch(head.eTag())
                .destinationBucket(bucket.name())
                .destinationKey(key)
                .contentType(head.contentType())
                .contentEncoding(head.contentEncoding())
                .metadata(metadata.values());
        if (bucket.writing().sums()) {
            copy.checksumAlgorithm(ChecksumAlgorithm.CRC32_C);
        }
        return copy.build();
    }
}
