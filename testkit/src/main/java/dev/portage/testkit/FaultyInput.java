package dev.portage.testkit;

import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.Location;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads less or other than there is. */
final class FaultyInput implements FileInput {
    private final FileInput input;
    private final FaultScript script;
    private final Location file;

    FaultyInput(FileInput input, FaultScript script, Location file) {
        this.input = input;
        this.script = script;
        this.file = file;
    }

    @Override
    public int read(ByteBuffer buffer) {
        Optional<Effect> effect = script.enter(Operation.READ, file);
        int start = buffer.position();
        int count = effect.filter(Effect.Shorten.class::isInstance).isPresent() ? readOne(buffer) : input.read(buffer);
        if (count > 0 && effect.filter(Effect.FlipBit.class::isInstance).isPresent()) {
            buffer.put(start, (byte) (buffer.get(start) ^ 1));
        }
        script.leave(effect, Operation.READ, file);
        return count;
    }

    private int readOne(ByteBuffer buffer) {
        int limit = buffer.limit();
        buffer.limit(Math.min(limit, buffer.position() + 1));
        try {
            return input.read(buffer);
        } finally {
            buffer.limit(limit);
        }
    }

    @Override
    public void close() {
        input.close();
    }
}
