package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.ExclusivePublishing;
import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.RangedStaging;
import dev.portage.api.storage.RequestCounting;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StoreCopying;
import dev.portage.api.storage.StoredChecksums;
import java.util.Map;
import java.util.Optional;

/** A bucket as a store of files and directories. Safe for threads. */
final class S3Storage implements Storage {
    private final Bucket bucket;
    private final Lookup lookup;
    private final Directories directories;
    private final S3Staging staging;
    private final Deletion deletion;
    private final Map<Class<?>, Object> capabilities;

    private S3Storage(Bucket bucket, Settings settings) {
        this.bucket = bucket;
        this.lookup = new Lookup(bucket);
        this.directories = new Directories(lookup);
        UploadParts parts = new UploadParts(bucket);
        Uploads uploads = new Uploads(bucket, parts);
        this.staging = new S3Staging(lookup, directories, uploads, parts);
        this.deletion = new Deletion(bucket, uploads, directories);
        PartCopies copies = new PartCopies(bucket.threads());
        this.capabilities = Map.of(
                StoreCopying.class, new S3StoreCopying(settings, lookup, directories, uploads, parts, staging, copies),
                RequestCounting.class, new S3RequestCounting(bucket),
                ExclusivePublishing.class, new S3ExclusivePublishing(staging),
                RangedStaging.class, new S3RangedStaging(bucket, directories, uploads, parts, staging),
                StoredChecksums.class, new S3Checksums(lookup, staging),
                AttributeAccess.class, new S3Attributes(lookup, directories, staging));
    }

    /** Opens a bucket, and asks it one thing: wrong keys are found before anything begins. Who may not list may still read. */
    static S3Storage open(Location location, Settings settings) {
        if (location.authority().isEmpty()) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT, location + " names no bucket; write s3://BUCKET/KEY");
        }
        S3Storage storage = new S3Storage(Bucket.of(location.authority(), settings.of(location.authority())), settings);
        try {
            storage.lookup.peek(location.at("/"), 1);
            return storage;
        } catch (PortageException e) {
            if (S3Failure.isDeniedThis(e)) {
                return storage;
            }
            storage.close();
            throw e;
        }
    }

    @Override
    public Location resolve(Location location) {
        return location;
    }

    @Override
    public Optional<Entry> find(Location location) {
        return lookup.find(location);
    }

    @Override
    public EntryIterator list(Location directory) {
        return S3Listing.open(lookup, directory);
    }

    @Override
    public FileInput open(Location file, long offset) {
        if (StagingName.jobOf(file.name()).isPresent()) {
            throw new PortageException(
                    ErrorCode.UNSUPPORTED,
                    "what is staged for an object cannot be read before it is published; use --verify checksum, by"
                            + " which the store itself tells what it has");
        }
        return S3Input.open(lookup, file, offset);
    }

    @Override
    public void createDirectory(Location directory) {
        directories.create(directory);
    }

    @Override
    public void delete(Location location) {
        deletion.delete(location);
    }

    @Override
    public Staging staging() {
        return staging;
    }

    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return Optional.ofNullable(capabilities.get(type)).map(type::cast);
    }

    @Override
    public void close() {
        bucket.close();
    }
}
