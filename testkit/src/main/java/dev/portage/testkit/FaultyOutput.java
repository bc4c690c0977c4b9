package dev.portage.testkit;

import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Writes with faults; when the store has vanished or the process has died, closing it cleans up nothing. */
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
        Optional<Effect> effect = script.enter(Operation.WRITE, target);
        output.write(effect.filter(Effect.FlipBit.class::isInstance).isPresent() ? damaged(bytes) : bytes);
        script.leave(effect, Operation.WRITE, target);
    }

    /** Takes all bytes out of a buffer, and gives them with the first one wrong. */
    private static ByteBuffer damaged(ByteBuffer bytes) {
        ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
        if (copy.hasRemaining()) {
            copy.put(0, (byte) (copy.get(0) ^ 1));
        }
        return copy;
    }

    @Override
    public Optional<Checksum> fetchChecksum() {
        return script.call(Operation.WRITTEN_CHECKSUM, target, output::fetchChecksum);
    }

    @Override
    public StagedFile finish() {
        return script.call(Operation.FINISH, target, output::finish);
    }

    @Override
    public void close() {
        if (!script.isGone()) {
            output.close();
        }
    }
}
