package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.StagingRequest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes objects straight to their keys. A small one is kept in memory until it is published, and sent then with its checksums; a larger one
 * is an upload in parts, which becomes an object when it is completed. Thread-safe.
 */
final class S3Staging implements Staging {
    private final Bucket bucket;
    private final Directories directories;
    private final Uploads uploads;
    private final UploadParts parts;
    private final Publication publication;
    private final Keeping keeping;
    private final Map<Location, Held> held = new ConcurrentHashMap<>();

    S3Staging(Lookup lookup, Directories directories, Uploads uploads, UploadParts parts) {
        this.bucket = lookup.bucket();
        this.directories = directories;
        this.uploads = uploads;
        this.parts = parts;
        this.publication = new Publication(lookup);
        this.keeping = new Keeping(bucket, uploads, parts);
    }

    @Override
    public StagedOutput create(StagingRequest request) {
        bucket.key(request.target());
        request.target().parent().ifPresent(directories::admit);
        if (request.length() <= bucket.writing().smallBytes()) {
            return new HeldOutput(Math.toIntExact(request.length()), content -> hold(request, content));
        }
        Upload upload = uploads.beginAnew(request);
        PartPlan plan = PartPlan.of(
                request.length(),
                new ByteRange(0, 0, request.length()),
                bucket.writing().partBytes());
        UploadOutput.Ending ending =
                UploadOutput.Ending.of(() -> staged(upload, request.length()), () -> uploads.abandon(upload.place()));
        return new UploadOutput(bucket, uploads, parts, upload, plan, ending);
    }

    private StagedFile hold(StagingRequest request, ByteBuffer content) {
        HeldFile file = new HeldFile(
                content,
                Sums.of(content),
                ETags.hex(ETags.md5(content)),
                ObjectMetadata.NONE.with(request.layout()).writtenBy(request.attempt()));
        return hold(
                request, file, file.length(), publication.areTagsPlain() ? Optional.of(file.md5()) : Optional.empty());
    }

    /** Keeps in memory what the store is to copy when it is published. */
    StagedFile hold(StagingRequest request, HeldCopy copy) {
        boolean isSameTag = copy.comparison() == HeldCopy.Comparison.BY_TAG;
        return hold(
                request, copy, copy.source().length(), isSameTag ? copy.source().identity() : Optional.empty());
    }

    private StagedFile hold(StagingRequest request, Held file, long length, Optional<String> identity) {
        held.put(Handle.place(request.target(), request.attempt()), file);
        String handle = new Handle(request.attempt(), Optional.empty()).toString();
        return new StagedFile(request.target(), handle, length, identity);
    }

    /** Whether copies can be compared so with their sources, as far as is known. */
    boolean tells(HeldCopy.Comparison comparison) {
        return publication.tells(comparison);
    }

    /** An upload all of whose parts are there. */
    StagedFile staged(Upload upload, long length) {
        List<Part> whole = parts.whole(upload, length);
        if (whole.isEmpty()) {
            throw missing(upload.target());
        }
        Optional<String> identity = publication.areTagsPlain()
                ? ETags.joined(whole.stream().map(Part::tag).toList())
                : Optional.empty();
        return new StagedFile(upload.target(), handle(upload), length, identity);
    }

    static String handle(Upload upload) {
        return new Handle(upload.attempt(), Optional.of(upload.id())).toString();
    }

    @Override
    public Optional<Entry> find(StagedFile staged) {
        Handle handle = Handle.of(staged);
        Location place = Handle.place(staged.target(), handle.attempt());
        boolean isThere = handle.upload().isPresent() ? !wholeParts(staged).isEmpty() : held.containsKey(place);
        return isThere
                ? Optional.of(Lookup.file(
                        place, staged.length(), Instant.EPOCH, staged.identity().orElse(null)))
                : Optional.empty();
    }

    /** The parts of a staged upload; none if it is not one, or not whole. */
    List<Part> wholeParts(StagedFile staged) {
        return upload(staged)
                .map(upload -> parts.whole(upload, staged.length()))
                .orElse(List.of());
    }

    private static Optional<Upload> upload(StagedFile staged) {
        Handle handle = Handle.of(staged);
        return handle.upload().map(id -> new Upload(staged.target(), handle.attempt(), id));
    }

    /** What is kept in memory at a place. */
    Optional<Held> held(Location place) {
        return Optional.ofNullable(held.get(place));
    }

    /** Replaces what is kept in memory at a place, if anything is. */
    void hold(Location place, Held file) {
        held.computeIfPresent(place, (key, old) -> file);
    }

    @Override
    public StagedFile keep(StagedFile staged) {
        Handle handle = Handle.of(staged);
        Location place = Handle.place(staged.target(), handle.attempt());
        Held inMemory = held.get(place);
        if (handle.upload().isEmpty() && inMemory != null) {
            Upload sent = keeping.send(staged.target(), handle.attempt(), inMemory);
            held.remove(place);
            return keeping.settle(staged(sent, staged.length()), sent);
        }
        return keeping.settle(staged, upload(staged).orElseThrow(() -> missing(staged.target())));
    }

    @Override
    public void publish(StagedFile staged) {
        publish(staged, Clash.REPLACES);
    }

    /** Publishes, or refuses to where something is. */
    void publish(StagedFile staged, Clash clash) {
        Handle handle = Handle.of(staged);
        Location target = staged.target();
        Location place = Handle.place(target, handle.attempt());
        Optional<Upload> upload = upload(staged);
        Held file = held.get(place);
        if (upload.isEmpty() && file != null) {
            directories.requireNone(target);
            publication.make(target, handle.attempt(), file, clash);
            held.remove(place);
            target.parent().ifPresent(directories::keep);
            return;
        }
        List<Part> whole = handle.parts().isEmpty() ? wholeParts(staged) : handle.parts();
        if (upload.isPresent() && !whole.isEmpty()) {
            directories.requireNone(target);
            if (publication.complete(upload.get(), whole, clash)) {
                keeping.forget(upload.get(), handle);
                target.parent().ifPresent(directories::keep);
                return;
            }
        }
        if (!publication.isDone(target, handle.attempt())) {
            throw missing(target);
        }
        upload.ifPresent(gone -> keeping.forget(gone, handle));
    }

    static PortageException missing(Location target) {
        return new PortageException(ErrorCode.NOT_FOUND, "what was staged for " + target + " is not there any more");
    }

    @Override
    public void discard(StagedFile staged) {
        Handle handle = Handle.of(staged);
        Location place = Handle.place(staged.target(), handle.attempt());
        held.remove(place);
        if (handle.upload().isPresent()) {
            uploads.abandon(place);
        }
    }
}
