package dev.portage.testkit;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import java.nio.ByteBuffer;

/** Writes with faults; when the store has vanished, closing it cleans up nothing. */
final class FaultyOutput implements StagedOutput {
    private final StagedOutput output;
    private final FaultScript script;
    private final Location target;

    FaultyOutput(StagedOutput output, FaultScript script, Location target) {
        this.output = output;
        this.script = script;
        this.target = target;
    }

    @Override
    public void write(ByteBuffer bytes) {
        script.run(Operation.WRITE, target, () -> output.write(bytes));
    }

    @Override
    public StagedFile finish() {
        return script.call(Operation.FINISH, target, output::finish);
    }

    @Override
    public void close() {
        if (!script.isVanished()) {
            output.close();
        }
    }
}
