package dev.portage.testkit;

import dev.portage.api.storage.Appending;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedOutput;

/** {@link Appending} with faults. */
record FaultyAppending(Appending appending, FaultScript script) implements Appending {
    @Override
    public StagedOutput append(Location file, long length) {
        StagedOutput output = script.call(Operation.APPEND, file, () -> appending.append(file, length));
        return new FaultyOutput(output, script, file);
    }

    @Override
    public void truncate(Location file, long length) {
        script.run(Operation.TRUNCATE, file, () -> appending.truncate(file, length));
    }
}
