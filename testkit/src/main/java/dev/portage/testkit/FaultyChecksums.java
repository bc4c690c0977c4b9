package dev.portage.testkit;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StoredChecksums;
import java.util.Optional;
import java.util.function.Supplier;

/** {@link StoredChecksums} with faults. */
record FaultyChecksums(StoredChecksums checksums, FaultScript script) implements StoredChecksums {
    @Override
    public ChecksumAlgorithm algorithm(Location target, Attributes layout) {
        return script.call(Operation.CHECKSUM_ALGORITHM, target, () -> checksums.algorithm(target, layout));
    }

    @Override
    public Optional<Checksum> fetch(Location file, long length) {
        return fetch(file, () -> checksums.fetch(file, length));
    }

    @Override
    public Optional<Checksum> fetch(StagedFile staged) {
        return fetch(staged.target(), () -> checksums.fetch(staged));
    }

    private Optional<Checksum> fetch(Location location, Supplier<Optional<Checksum>> call) {
        Optional<Effect> effect = script.enter(Operation.CHECKSUM, location);
        Optional<Checksum> checksum = call.get();
        script.leave(effect, Operation.CHECKSUM, location);
        return effect.filter(Effect.Lie.class::isInstance).isPresent()
                ? checksum.map(truth -> new Checksum(truth.algorithm(), truth.value() ^ 1))
                : checksum;
    }
}
