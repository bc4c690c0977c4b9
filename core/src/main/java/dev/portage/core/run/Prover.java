package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Proving;
import dev.portage.api.config.Verification;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StoreCopying;
import dev.portage.api.storage.StoredChecksums;
import dev.portage.core.verify.Proof;
import java.util.Optional;
import java.util.function.Supplier;

/** Proves staged files before they are published. Thread-safe. */
final class Prover {
    private final Proving proving;
    private final Transfer transfer;
    private final Retry retry;
    private volatile boolean isMute;

    Prover(Proving proving, Transfer transfer, Retry retry) {
        this.retry = retry;
        this.proving = proving;
        this.transfer = transfer;
    }

    /** The algorithm in which to sum up what is written to a target, so that the store can confirm it. */
    ChecksumAlgorithm algorithm(Storage target, Location file, Attributes layout) {
        return target.capability(StoredChecksums.class)
                .map(checksums -> checksums.algorithm(file, layout))
                .orElse(ChecksumAlgorithm.CRC32C);
    }

    /**
     * Proves a file in the way the job asks for.
     *
     * @throws PortageException {@link ErrorCode#CORRUPT} if the staged file is not what was read, {@link ErrorCode#UNPROVEN} if that
     *     cannot be told and the job demands it
     */
    Proof prove(Storage target, Written written) {
        Proof proof =
                switch (proving.verification()) {
                    case NONE -> Proof.UNVERIFIED;
                    case SIZE -> byLength(target, written.staged());
                    case CHECKSUM, READ_BACK -> byContent(target, written);
                };
        demand(proof, written.staged().target());
        return proof;
    }

    private Proof byContent(Storage target, Written written) {
        if (written instanceof Written.Passed passed) {
            return proving.verification() == Verification.READ_BACK
                    ? byReadingBack(target, passed.staged(), passed.read())
                    : byStore(target, passed);
        } else if (written instanceof Written.CopiedByStore copied) {
            return byComparison(target, copied);
        }
        throw new IllegalArgumentException("written in no known way: " + written);
    }

    private static Proof byComparison(Storage target, Written.CopiedByStore copied) {
        StoreCopying store = target.capability(StoreCopying.class).orElseThrow();
        StoreCopying.Agreement agreement = store.compare(copied.staged(), copied.source());
        return agreement == StoreCopying.Agreement.SAME ? Proof.COMPARED_BY_STORE : Proof.UNVERIFIED;
    }

    /** What the store says of an output that has been written and not yet finished; nothing if nobody wants to know. */
    Optional<Checksum> ask(StagedOutput output) {
        return proving.verification() == Verification.CHECKSUM ? output.fetchChecksum() : Optional.empty();
    }

    private void demand(Proof proof, Location target) {
        if (proving.demand() == Proving.Demand.REQUIRED && isLessThanAsked(proof)) {
            throw new PortageException(
                    ErrorCode.UNPROVEN,
                    "the store of " + target + " gives no checksum to compare with, and proof is required");
        }
    }

    /**
     * Proves a target that has grown in place.
     *
     * @throws PortageException as {@link #prove}
     */
    Proof proveGrown(Storage target, Location file, long length, Checksum checksum) {
        Optional<Checksum> seen =
                switch (proving.verification()) {
                    case NONE, SIZE -> Optional.empty();
                    case CHECKSUM ->
                        target.capability(StoredChecksums.class)
                                .flatMap(checksums -> fetch(() -> checksums.fetch(file, length)))
                                .filter(stored -> stored.algorithm() == checksum.algorithm());
                    case READ_BACK ->
                        Optional.of(transfer.read(target, new Transfer.Part(file, 0, length), checksum.algorithm())
                                .value());
                };
        seen.ifPresent(stored -> compare(file, checksum, stored, "after appending the target has"));
        Proof proof = seen.isEmpty() ? withoutChecksum(target, file, length) : withChecksum();
        demand(proof, file);
        return proof;
    }

    private Proof withoutChecksum(Storage target, Location file, long length) {
        if (proving.verification() != Verification.SIZE) {
            return Proof.UNVERIFIED;
        }
        requireLength(file, target.find(file).map(Entry::length).orElse(0L), length);
        return Proof.LENGTH_ONLY;
    }

    private Proof withChecksum() {
        return proving.verification() == Verification.READ_BACK ? Proof.VERIFIED_BY_READ_BACK : Proof.VERIFIED_BY_STORE;
    }

    private boolean isLessThanAsked(Proof proof) {
        return proof == Proof.UNVERIFIED && proving.verification() != Verification.NONE;
    }

    private static Proof byLength(Storage target, StagedFile staged) {
        requireLength(staged.target(), find(target, staged).length(), staged.length());
        return Proof.LENGTH_ONLY;
    }

    private static void requireLength(Location target, long seen, long written) {
        if (seen != written) {
            throw new PortageException(
                    ErrorCode.CORRUPT,
                    "of " + target + " the store has " + seen + " bytes, and " + written + " were written");
        }
    }

    private Proof byStore(Storage target, Written.Passed written) {
        Optional<Checksum> stored = written.stored().or(() -> target.capability(StoredChecksums.class)
                .flatMap(checksums -> fetch(() -> checksums.fetch(written.staged()))));
        if (stored.isEmpty() || stored.get().algorithm() != written.read().algorithm()) {
            return Proof.UNVERIFIED;
        }
        compare(written.staged().target(), written.read(), stored.get(), "the store has");
        return Proof.VERIFIED_BY_STORE;
    }

    /**
     * A checksum that the store does not tell proves nothing, in either direction. For one that cannot be fetched now, a restart is waited
     * for: a store of which a part is away may answer all the same, and does not say that it is. Once that was in vain, nobody waits for
     * the next.
     */
    private Optional<Checksum> fetch(Supplier<Optional<Checksum>> fetching) {
        try {
            return isMute ? fetching.get() : retry.callPatiently(fetching);
        } catch (PortageException e) {
            return switch (e.code()) {
                case UNSUPPORTED, ACCESS_DENIED -> Optional.empty();
                case IO -> {
                    if (proving.demand() == Proving.Demand.REQUIRED) {
                        throw e;
                    }
                    isMute = true;
                    yield Optional.empty();
                }
                default -> throw e;
            };
        }
    }

    private Proof byReadingBack(Storage target, StagedFile staged, Checksum checksum) {
        Entry entry = find(target, staged);
        requireLength(staged.target(), entry.length(), staged.length());
        Transfer.Part all = new Transfer.Part(entry.location(), 0, staged.length());
        compare(
                staged.target(),
                checksum,
                transfer.read(target, all, checksum.algorithm()).value(),
                "reading back gave");
        return Proof.VERIFIED_BY_READ_BACK;
    }

    private static void compare(Location target, Checksum expected, Checksum seen, String who) {
        if (!expected.equals(seen)) {
            throw new PortageException(
                    ErrorCode.CORRUPT,
                    "checksums of " + target + " differ: " + expected + " was read from the source, " + who + " "
                            + seen);
        }
    }

    private static Entry find(Storage target, StagedFile staged) {
        return target.staging()
                .find(staged)
                .orElseThrow(() -> new PortageException(
                        ErrorCode.NOT_FOUND, "what was staged for " + staged.target() + " has vanished"));
    }
}
