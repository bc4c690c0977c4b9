package dev.portage.testkit;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.RangedStaging;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StagingRequest;
import java.util.List;

/** {@link RangedStaging} with faults. */
record FaultyRangedStaging(RangedStaging ranged, FaultScript script) implements RangedStaging {
    @Override
    public long alignment(Location target, Attributes layout) {
        return script.call(Operation.ALIGNMENT, target, () -> ranged.alignment(target, layout));
    }

    @Override
    public StagedFile begin(StagingRequest request) {
        return script.call(Operation.BEGIN, request.target(), () -> ranged.begin(request));
    }

    @Override
    public StagedOutput open(StagingRequest request, ByteRange range) {
        StagedOutput output = script.call(Operation.OPEN_RANGE, request.target(), () -> ranged.open(request, range));
        return new FaultyOutput(output, script, request.target());
    }

    @Override
    public boolean holds(StagingRequest request, ByteRange range) {
        return script.call(Operation.HOLDS, request.target(), () -> ranged.holds(request, range));
    }

    @Override
    public StagedFile assemble(StagingRequest request, List<ByteRange> ranges) {
        return script.call(Operation.ASSEMBLE, request.target(), () -> ranged.assemble(request, ranges));
    }

    @Override
    public void discard(StagingRequest request, List<ByteRange> ranges) {
        script.run(Operation.DISCARD_RANGES, request.target(), () -> ranged.discard(request, ranges));
    }
}
