package dev.portage.testkit;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.StagingRequest;
import java.util.Optional;

/** {@link Staging} with faults. */
record FaultyStaging(Staging staging, FaultScript script) implements Staging {
    @Override
    public StagedOutput create(StagingRequest request) {
        StagedOutput output = script.call(Operation.CREATE, request.target(), () -> staging.create(request));
        return new FaultyOutput(output, script, request.target());
    }

    @Override
    public Optional<Entry> find(StagedFile staged) {
        return script.call(Operation.FIND_STAGED, staged.target(), () -> staging.find(staged));
    }

    @Override
    public StagedFile keep(StagedFile staged) {
        return script.call(Operation.KEEP, staged.target(), () -> staging.keep(staged));
    }

    @Override
    public void publish(StagedFile staged) {
        script.run(Operation.PUBLISH, staged.target(), () -> staging.publish(staged));
    }

    @Override
    public void discard(StagedFile staged) {
        script.run(Operation.DISCARD, staged.target(), () -> staging.discard(staged));
    }
}
