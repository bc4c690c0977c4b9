package dev.portage.testkit;

import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.StoreCopying;

/** {@link StoreCopying} with faults. */
record FaultyStoreCopying(StoreCopying copying, FaultScript script) implements StoreCopying {
    @Override
    public boolean reaches(Location source, Location target) {
        return copying.reaches(source, target);
    }

    @Override
    public StagedFile stage(StagingRequest request, Entry source) {
        return script.call(Operation.STAGE_COPY, request.target(), () -> copying.stage(request, source));
    }

    @Override
    public void stage(StagingRequest request, ByteRange range, Entry source) {
        script.run(Operation.STAGE_COPY, request.target(), () -> copying.stage(request, range, source));
    }

    @Override
    public Agreement compare(StagedFile copy, Entry source) {
        return script.call(Operation.COMPARE_COPY, copy.target(), () -> copying.compare(copy, source));
    }
}
