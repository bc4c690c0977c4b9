package dev.portage.core.run;

import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StoredChecksums;
import dev.portage.core.Stores;
import java.util.Optional;

/** Tells whether two files have the same content, with as little reading as the stores allow. Thread-safe. */
final class ContentComparer {
    private final Stores stores;
    private final Transfer transfer;

    ContentComparer(Stores stores, Transfer transfer) {
        this.stores = stores;
        this.transfer = transfer;
    }

    /** The beginnings of two files. */
    private record Sums(Optional<Checksum> source, Optional<Checksum> target) {
        boolean areComparable() {
            return source.isPresent()
                    && target.isPresent()
                    && source.get().algorithm() == target.get().algorithm();
        }

        boolean areEqual() {
            return areComparable() && source.equals(target);
        }
    }

    /** What the stores' own checksums say. */
    enum Statement {
        SAME,
        DIFFERENT,
        /** They keep none, or none that can be compared. */
        NOTHING
    }

    /** What the stores' own checksums say of two files of the same length; reads nothing. */
    Statement askStores(Entry source, Location target) {
        Sums stored = stored(source.location(), target, source.length());
        if (!stored.areComparable()) {
            return Statement.NOTHING;
        }
        return stored.areEqual() ? Statement.SAME : Statement.DIFFERENT;
    }

    /** Whether two files begin with the same bytes; reads where a store cannot tell. */
    boolean isSame(Location source, Location target, long length) {
        return checksumIfSame(source, target, length).isPresent();
    }

    /** The checksum of the first bytes of two files if both have the same there; reads where a store cannot tell. */
    Optional<Checksum> checksumIfSame(Location source, Location target, long length) {
        Sums stored = stored(source, target, length);
        if (stored.areComparable()) {
            return stored.areEqual() ? stored.source() : Optional.empty();
        }
        ChecksumAlgorithm algorithm =
                stored.target().or(stored::source).map(Checksum::algorithm).orElse(ChecksumAlgorithm.CRC32C);
        Checksum left = inAlgorithm(stored.source(), algorithm, source, length);
        Checksum right = inAlgorithm(stored.target(), algorithm, target, length);
        return left.equals(right) ? Optional.of(left) : Optional.empty();
    }

    private Checksum inAlgorithm(Optional<Checksum> stored, ChecksumAlgorithm algorithm, Location file, long length) {
        return stored.filter(checksum -> checksum.algorithm() == algorithm)
                .orElseGet(() -> transfer.read(stores.of(file), new Transfer.Part(file, 0, length), algorithm)
                        .value());
    }

    private Sums stored(Location source, Location target, long length) {
        return new Sums(fetch(source, length), fetch(target, length));
    }

    private Optional<Checksum> fetch(Location file, long length) {
        Storage storage = stores.of(file);
        return storage.capability(StoredChecksums.class).flatMap(checksums -> checksums.fetch(file, length));
    }
}
