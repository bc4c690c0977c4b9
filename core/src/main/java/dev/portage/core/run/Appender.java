package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Appending;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.CrcArithmetic;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.task.Action;
import dev.portage.core.task.Fingerprint;
import dev.portage.core.task.Outcome;
import dev.portage.core.verify.Proof;
import dev.portage.core.verify.RunningChecksum;
import java.util.Optional;

/**
 * Lets targets grow in place. What is there must be proven to be the beginning of the source first; what goes wrong afterwards is cut off
 * again. Thread-safe.
 */
final class Appender {
    private final Workplace workplace;
    private final Retry retry;
    private final Transfer transfer;
    private final ContentComparer comparer;
    private final Prover prover;
    private final Publisher publisher;

    Appender(
            Workplace workplace,
            Retry retry,
            Transfer transfer,
            ContentComparer comparer,
            Prover prover,
            Publisher publisher) {
        this.prover = prover;
        this.workplace = workplace;
        this.retry = retry;
        this.transfer = transfer;
        this.comparer = comparer;
        this.publisher = publisher;
    }

    /** Appends what is missing, or does nothing and returns nothing if the target is not the beginning of its source. */
    Optional<Outcome> append(Action.AppendFile action) {
        return retry.call(() -> appendOnce(action));
    }

    private Optional<Outcome> appendOnce(Action.AppendFile action) {
        Location target = workplace.target(action.path());
        Optional<Checksum> beginning =
                comparer.checksumIfSame(action.source().location(), target, action.targetLength());
        if (beginning.isEmpty()) {
            return Optional.empty();
        }
        Appending appending = workplace
                .target()
                .capability(Appending.class)
                .orElseThrow(() -> new PortageException(ErrorCode.UNSUPPORTED, "nothing can be appended to " + target));
        workplace
                .journal()
                .append(new JournalRecord.AppendBegun(
                        action.path(), Fingerprint.of(action.source()), action.targetLength()));
        try (StagedOutput output = open(action, appending, target)) {
            return Optional.of(append(action, appending, target, beginning.get(), output));
        }
    }

    /** A target that could not be opened is as it was: it may be somebody else's by now, and is not cut back. */
    private StagedOutput open(Action.AppendFile action, Appending appending, Location target) {
        try {
            return appending.append(target, action.targetLength());
        } catch (PortageException e) {
            workplace.journal().append(new JournalRecord.Dropped(action.path()));
            throw e;
        }
    }

    private Outcome append(
            Action.AppendFile action, Appending appending, Location target, Checksum beginning, StagedOutput output) {
        Entry source = action.source();
        try {
            Transfer.Part rest = new Transfer.Part(source.location(), action.targetLength(), action.bytes());
            RunningChecksum sum = transfer.copy(workplace.source(source), rest, beginning.algorithm(), output);
            StagedFile grown = output.finish();
            requireOnlyGrown(source);
            Checksum whole = CrcArithmetic.join(beginning, sum.value(), sum.length());
            Proof proof = prover.proveGrown(workplace.target(), target, source.length(), whole);
            Attributes attributes = workplace.attributes(source);
            workplace.apply(target, attributes);
            Optional<StagedFile> described = Optional.of(Publisher.described(grown, attributes));
            Optional<Checksum> known = Optional.of(whole);
            workplace
                    .journal()
                    .append(new JournalRecord.Appended(action.path(), Fingerprint.of(source), described, known, proof));
            return new Outcome.Copied(
                    action.path(), source.length(), Optional.of(action.bytes()), Optional.empty(), known, proof);
        } catch (PortageException e) {
            undo(action, appending, target, output, e);
            throw e;
        }
    }

    /** A source that goes on growing still begins with what was read. */
    private void requireOnlyGrown(Entry source) {
        Optional<Entry> now = workplace.source(source).find(source.location());
        boolean hasGrown = now.filter(entry -> entry.isFile()
                        && entry.length() > source.length()
                        && entry.identity().isPresent()
                        && entry.identity().equals(source.identity()))
                .isPresent();
        if (!hasGrown) {
            publisher.requireUnchanged(source);
        }
    }

    /** Waits for a store that is away: what was appended must go before anything is appended again. */
    private void undo(
            Action.AppendFile action,
            Appending appending,
            Location target,
            StagedOutput output,
            PortageException cause) {
        try {
            output.close();
            retry.call(() -> {
                appending.truncate(target, action.targetLength());
                return true;
            });
            workplace.journal().append(new JournalRecord.Dropped(action.path()));
        } catch (PortageException e) {
            cause.addSuppressed(e);
        }
    }
}
