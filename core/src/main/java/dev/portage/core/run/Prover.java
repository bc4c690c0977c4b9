package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StoredChecksums;
import dev.portage.core.config.Proving;
import dev.portage.core.config.Verification;
import dev.portage.core.verify.Proof;
import java.util.Optional;

/** Proves staged files before they are published. Thread-safe. */
final class Prover {
    private final Proving proving;
    private final Transfer transfer;

    Prover(Proving proving, Transfer transfer) {
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
     * @param checksum of the bytes that were read from the source
     * @throws PortageException {@link ErrorCode#CORRUPT} if the staged file is not what was read, {@link ErrorCode#UNPROVEN} if that
     *     cannot be told and the job demands it
     */
    Proof prove(Storage target, StagedFile staged, Checksum checksum) {
        Proof proof =
                switch (proving.verification()) {
                    case NONE -> Proof.UNVERIFIED;
                    case SIZE -> byLength(target, staged);
                    case CHECKSUM -> byStore(target, staged, checksum);
                    case READ_BACK -> byReadingBack(target, staged, checksum);
                };
        if (proving.demand() == Proving.Demand.REQUIRED && isLessThanAsked(proof)) {
            throw new PortageException(
                    ErrorCode.UNPROVEN,
                    "the store of " + staged.target() + " gives no checksum to compare with, and proof is required");
        }
        return proof;
    }

    private boolean isLessThanAsked(Proof proof) {
        return proof == Proof.UNVERIFIED && proving.verification() != Verification.NONE;
    }

    private static Proof byLength(Storage target, StagedFile staged) {
        Entry entry = find(target, staged);
        if (entry.length() != staged.length()) {
            throw new PortageException(
                    ErrorCode.CORRUPT,
                    "of " + staged.target() + " the store has " + entry.length() + " bytes, and " + staged.length()
                            + " were written");
        }
        return Proof.LENGTH_ONLY;
    }

    private static Proof byStore(Storage target, StagedFile staged, Checksum checksum) {
        Optional<Checksum> stored =
                target.capability(StoredChecksums.class).flatMap(checksums -> fetch(checksums, staged));
        if (stored.isEmpty() || stored.get().algorithm() != checksum.algorithm()) {
            return Proof.UNVERIFIED;
        }
        compare(staged, checksum, stored.get(), "the store has");
        return Proof.VERIFIED_BY_STORE;
    }

    /** A checksum that cannot be fetched proves nothing, in either direction. */
    private static Optional<Checksum> fetch(StoredChecksums checksums, StagedFile staged) {
        try {
            return checksums.fetch(staged);
        } catch (PortageException e) {
            if (e.code() == ErrorCode.UNREACHABLE || e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Proof byReadingBack(Storage target, StagedFile staged, Checksum checksum) {
        Entry entry = find(target, staged);
        Transfer.Part all = new Transfer.Part(entry.location(), 0, staged.length());
        compare(
                staged,
                checksum,
                transfer.read(target, all, checksum.algorithm()).value(),
                "reading back gave");
        return Proof.VERIFIED_BY_READ_BACK;
    }

    private static void compare(StagedFile staged, Checksum expected, Checksum seen, String who) {
        if (!expected.equals(seen)) {
            throw new PortageException(
                    ErrorCode.CORRUPT,
                    "checksums of " + staged.target() + " differ: " + expected + " was read from the source, " + who
                            + " " + seen);
        }
    }

    private static Entry find(Storage target, StagedFile staged) {
        return target.staging()
                .find(staged)
                .orElseThrow(() -> new PortageException(
                        ErrorCode.NOT_FOUND, "what was staged for " + staged.target() + " has vanished"));
    }
}
