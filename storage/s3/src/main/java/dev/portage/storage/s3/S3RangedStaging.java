package dev.portage.storage.s3;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.RangedStaging;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StagingRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ranges are sequences of parts of one upload. */
record S3RangedStaging(Bucket bucket, Directories directories, Uploads uploads, UploadParts parts, S3Staging staging)
        implements RangedStaging {
    @Override
    public long alignment(Location target, Attributes layout) {
        return bucket.writing().partBytes();
    }

    @Override
    public StagedFile begin(StagingRequest request) {
        request.target().parent().ifPresent(directories::admit);
        Upload upload = uploads.begin(request);
        return new StagedFile(request.target(), S3Staging.handle(upload), request.length(), Optional.empty());
    }

    @Override
    public StagedOutput open(StagingRequest request, ByteRange range) {
        request.target().parent().ifPresent(directories::admit);
        Upload upload = uploads.begin(request);
        StagedFile finished =
                new StagedFile(request.target(), S3Staging.handle(upload), range.length(), Optional.empty());
        PartPlan plan = plan(request, range);
        UploadOutput.Ending ending = UploadOutput.Ending.of(() -> {
            parts.note(upload, plan);
            return finished;
        });
        return new UploadOutput(bucket, uploads, parts, upload, plan, ending);
    }

    private PartPlan plan(StagingRequest request, ByteRange range) {
        return PartPlan.of(request.length(), range, bucket.writing().partBytes());
    }

    @Override
    public boolean holds(StagingRequest request, ByteRange range) {
        PartPlan plan = plan(request, range);
        return uploads.find(request)
                .map(parts::list)
                .filter(listed -> holds(plan, listed))
                .isPresent();
    }

    private static boolean holds(PartPlan plan, List<Part> listed) {
        Map<Integer, Long> lengths = new HashMap<>();
        listed.forEach(part -> lengths.put(part.number(), part.length()));
        for (int index = 0; index < plan.count(); index++) {
            Long length = lengths.get(plan.first() + index);
            if (length == null || length != plan.length(index)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public StagedFile assemble(StagingRequest request, List<ByteRange> ranges) {
        return uploads.find(request)
                .map(upload -> staging.staged(upload, request.length()))
                .orElseThrow(() -> S3Staging.missing(request.target()));
    }

    @Override
    public void discard(StagingRequest request, List<ByteRange> ranges) {
        uploads.abandon(Handle.place(request.target(), request.attempt()));
    }
}
