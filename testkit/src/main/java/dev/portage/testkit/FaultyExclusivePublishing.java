package dev.portage.testkit;

import dev.portage.api.storage.ExclusivePublishing;
import dev.portage.api.storage.StagedFile;

/** {@link ExclusivePublishing} with faults. */
record FaultyExclusivePublishing(ExclusivePublishing exclusive, FaultScript script) implements ExclusivePublishing {
    @Override
    public void publishNew(StagedFile staged) {
        script.run(Operation.PUBLISH, staged.target(), () -> exclusive.publishNew(staged));
    }
}
