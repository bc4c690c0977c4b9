package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.StoreCopying;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Copies between buckets of one store. A small copy is made when it is published, by one request; a larger one is an upload whose parts the
 * store copies. Each request names the ETag of the source, and fails if that is another by then. Thread-safe.
 */
final class S3StoreCopying implements StoreCopying {
    private final Settings settings;
    private final Lookup lookup;
    private final Bucket bucket;
    private final Directories directories;
    private final Uploads uploads;
    private final UploadParts parts;
    private final S3Staging staging;
    private final PartCopies copies;

    /**
     * Copies to a bucket.
     *
     * @param settings of all buckets
     */
    S3StoreCopying(
            Settings settings,
            Lookup lookup,
            Directories directories,
            Uploads uploads,
            UploadParts parts,
            S3Staging staging,
            PartCopies copies) {
        this.settings = settings;
        this.lookup = lookup;
        this.bucket = lookup.bucket();
        this.directories = directories;
        this.uploads = uploads;
        this.parts = parts;
        this.staging = staging;
        this.copies = copies;
    }

    @Override
    public boolean reaches(Location source, Location target) {
        return bucket.writing().isCopying()
                && source.scheme().equals(target.scheme())
                && !source.authority().isEmpty()
                && settings.of(source.authority()).nameTheStoreOf(settings.of(target.authority()));
    }

    @Override
    public StagedFile stage(StagingRequest request, Entry source) {
        bucket.key(request.target());
        request.target().parent().ifPresent(directories::admit);
        if (source.length() <= bucket.writing().copyBytes()) {
            return hold(request, source);
        }
        Upload upload = uploads.beginAnew(request);
        try {
            copyParts(request, new ByteRange(0, 0, source.length()), upload, source);
            return staging.staged(upload, source.length());
        } catch (PortageException e) {
            uploads.abandon(upload.place());
            throw e;
        }
    }

    private StagedFile hold(StagingRequest request, Entry source) {
        boolean isByTag = ETags.isMd5(source.identity().orElse("")) && staging.tells(HeldCopy.Comparison.BY_TAG);
        Optional<HeadObjectResponse> looked =
                isByTag && request.layout().present().isEmpty() ? Optional.empty() : Optional.of(look(source));
        HeldCopy.Comparison comparison = isByTag
                ? HeldCopy.Comparison.BY_TAG
                : looked.flatMap(StoreSum::of)
                        .filter(sum -> staging.tells(HeldCopy.Comparison.BY_SUM))
                        .map(sum -> HeldCopy.Comparison.BY_SUM)
                        .orElse(HeldCopy.Comparison.NONE);
        ObjectMetadata metadata = looked.map(head -> new ObjectMetadata(head.metadata()).ofContent())
                .orElse(ObjectMetadata.NONE)
                .with(request.layout())
                .writtenBy(request.attempt());
        return staging.hold(request, new HeldCopy(source, comparison, looked, metadata));
    }

    /** What else an object has, as long as it is the one that was looked at before. */
    private HeadObjectResponse look(Entry source) {
        return lookup.in(source.location().authority())
                .head(source.location())
                .filter(head -> source.identity().equals(Optional.of(ETags.plain(head.eTag()))))
                .orElseThrow(() -> new PortageException(
                        ErrorCode.SOURCE_CHANGED, source.location() + " changed while it was copied"));
    }

    @Override
    public void stage(StagingRequest request, ByteRange range, Entry source) {
        request.target().parent().ifPresent(directories::admit);
        Upload upload = uploads.begin(request);
        parts.note(upload, copyParts(request, range, upload, source));
    }

    private PartPlan copyParts(StagingRequest request, ByteRange range, Upload upload, Entry source) {
        PartPlan plan = PartPlan.of(request.length(), range, bucket.writing().copyBytes());
        copies.copy(
                plan,
                range,
                (number, part) -> bucket.call("copy", request.target(), client -> {
                    try {
                        return parts.copy(client, upload, number, new CopySource(source), part);
                    } catch (SdkException e) {
                        throw S3Failure.isMissing(e) ? uploads.gone(upload, e) : e;
                    }
                }));
        return plan;
    }

    @Override
    public Agreement compare(StagedFile copy, Entry source) {
        Handle handle = Handle.of(copy);
        if (handle.upload().isEmpty()) {
            return staging.held(Handle.place(copy.target(), handle.attempt()))
                    .filter(held -> held instanceof HeldCopy made && made.comparison() != HeldCopy.Comparison.NONE)
                    .map(held -> Agreement.SAME)
                    .orElse(Agreement.UNKNOWN);
        }
        if (copy.identity().isPresent() && copy.identity().equals(source.identity())) {
            return Agreement.SAME; // the same MD5s of the same parts
        }
        Optional<Checksum> expected = S3Checksums.ofObject(look(source));
        Optional<Checksum> made = UploadParts.sum(staging.wholeParts(copy));
        if (expected.isEmpty() || made.isEmpty()) {
            return Agreement.UNKNOWN;
        }
        if (!expected.equals(made)) {
            throw new PortageException(
                    ErrorCode.CORRUPT,
                    "checksums of " + source.location() + " and of its copy for " + copy.target() + " differ: "
                            + expected.get() + " and " + made.get());
        }
        return Agreement.SAME;
    }
}
