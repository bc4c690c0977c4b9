package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Appending;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StoredChecksums;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.task.Action;
import dev.portage.core.task.Fingerprint;
import dev.portage.core.task.Outcome;
import dev.portage.core.verify.CrcArithmetic;
import dev.portage.core.verify.Proof;
import dev.portage.core.verify.RunningChecksum;
import java.util.Optional;

/**
 * Lets targets grow in place. What is there must be proven to be the beginning of the source first; what goes wrong afterwards is cut off
 * again. Thread-safe.
 */
final class Appender {
    private final Workplace workplace;
    private final Transfer transfer;
    private final ContentComparer comparer;
    private final Publisher publisher;

    Appender(Workplace workplace, Transfer transfer, ContentComparer comparer, Publisher publisher) {
        this.workplace = workplace;
        this.transfer = transfer;
        this.comparer = comparer;
        this.publisher = publisher;
    }

    /** Appends what is missing, or does nothing and returns nothing if the target is not the beginning of its source. */
    Optional<Outcome> append(Action.AppendFile action) {
        Location target = workplace.target(action.path());
        Optional<Checksum> beginning =
                comparer.checksumIfSame(action.source().location(), target, action.targetLength());
        if (beginning.isEmpty()) {
            return Optional.empty();
        }
        Fingerprint source = Fingerprint.of(action.source());
        workplace.journal().append(new JournalRecord.AppendBegun(action.path(), source, action.targetLength()));
        Appending appending = workplace
                .target()
                .capability(Appending.class)
                .orElseThrow(() -> new PortageException(ErrorCode.UNSUPPORTED, "nothing can be appended to " + target));
        try {
            Checksum whole = appendRest(action, appending, target, beginning.get());
            publisher.requireUnchanged(action.source());
            Proof proof = prove(target, action.source().length(), whole);
            publisher.apply(target, publisher.attributes(action.source()));
            Optional<Checksum> known = Optional.of(whole);
            workplace.journal().append(new JournalRecord.Appended(action.path(), source, known, proof));
            return Optional.of(new Outcome.Copied(
                    action.path(), action.source().length(), Optional.of(action.bytes()), known, proof));
        } catch (PortageException e) {
            undo(action, appending, target, e);
            throw e;
        }
    }

    private Checksum appendRest(Action.AppendFile action, Appending appending, Location target, Checksum beginning) {
        Transfer.Part rest = new Transfer.Part(action.source().location(), action.targetLength(), action.bytes());
        try (StagedOutput output = appending.append(target, action.targetLength())) {
            RunningChecksum sum = transfer.copy(workplace.source(action.source()), rest, beginning.algorithm(), output);
            output.finish();
            return CrcArithmetic.join(beginning, sum.value(), sum.length());
        }
    }

    private Proof prove(Location target, long length, Checksum expected) {
        Optional<Checksum> seen =
                switch (workplace.options().proving().verification()) {
                    case NONE, SIZE -> Optional.empty();
                    case CHECKSUM ->
                        workplace
                                .target()
                                .capability(StoredChecksums.class)
                                .flatMap(sums -> sums.fetch(target, length));
                    case READ_BACK ->
                        Optional.of(transfer.read(
                                        workplace.target(), new Transfer.Part(target, 0, length), expected.algorithm())
                                .value());
                };
        if (seen.isEmpty()) {
            return Proof.UNVERIFIED;
        }
        if (!seen.get().equals(expected)) {
            throw new PortageException(
                    ErrorCode.CORRUPT, "after appending, " + target + " has " + seen.get() + " instead of " + expected);
        }
        return switch (workplace.options().proving().verification()) {
            case READ_BACK -> Proof.VERIFIED_BY_READ_BACK;
            default -> Proof.VERIFIED_BY_STORE;
        };
    }

    private void undo(Action.AppendFile action, Appending appending, Location target, PortageException cause) {
        try {
            appending.truncate(target, action.targetLength());
            workplace.journal().append(new JournalRecord.Dropped(action.path()));
        } catch (PortageException e) {
            cause.addSuppressed(e);
        }
    }
}
