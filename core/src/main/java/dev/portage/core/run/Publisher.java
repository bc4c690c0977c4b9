package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.ExclusivePublishing;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.Storage;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.task.Fingerprint;
import dev.portage.core.task.Outcome;
import dev.portage.core.task.SourceFailure;
import dev.portage.core.verify.Proof;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The end of every file: the source is looked at once more, the staged file is proven, its attributes are set, and then, journaled before and
 * after, it is published, or else withheld for a commit. Thread-safe.
 */
final class Publisher {
    private final Workplace workplace;
    private final Retry retry;
    private final Prover prover;

    Publisher(Workplace workplace, Retry retry, Prover prover) {
        this.workplace = workplace;
        this.retry = retry;
        this.prover = prover;
    }

    /**
     * Publishes a staged file.
     *
     * @param source the file as it was when reading began
     * @param attributes to be set before it is seen
     * @throws PortageException {@link ErrorCode#SOURCE_CHANGED} if the source is no longer that, {@link ErrorCode#ALREADY_EXISTS} if
     *     something lies there that must not be replaced, {@link ErrorCode#CORRUPT}, {@link ErrorCode#UNPROVEN} and what the store throws; nothing is published then and the staged file is left to the caller, except after
     *     {@link ErrorCode#COMMIT_UNKNOWN}
     */
    Outcome.Copied publish(String path, Entry source, Attributes attributes, Written written, Replacement replacement) {
        StagedFile staged = written.staged();
        Storage target = workplace.target();
        if (!(written instanceof Written.CopiedByStore)) {
            requireUnchanged(source); // a store copies nothing but what was asked for
        }
        Proof proof = prover.prove(target, written);
        if (!attributes.present().isEmpty()) {
            Location location = target.staging()
                    .find(staged)
                    .map(Entry::location)
                    .orElseThrow(() -> new PortageException(
                            ErrorCode.NOT_FOUND, "what was staged for " + staged.target() + " has vanished"));
            workplace.apply(location, attributes);
        }
        if (replacement == Replacement.REFUSED) {
            requireNothing(staged.target());
        }
        Fingerprint fingerprint = Fingerprint.of(source);
        Optional<Checksum> known = written.checksum();
        StagedFile described = described(staged, attributes);
        if (workplace.withheld().isPresent()) {
            workplace.withheld().get().hold(path, fingerprint, target.staging().keep(described));
        } else {
            workplace.journal().append(new JournalRecord.Ready(path, fingerprint, described, known, proof));
            publish(publication(replacement), staged);
            workplace.journal().append(new JournalRecord.Done(path));
        }
        return new Outcome.Copied(path, source.length(), known, proof);
    }

    /** What is known of a staged file when its attributes are set. */
    static StagedFile described(StagedFile staged, Attributes attributes) {
        return attributes
                .times()
                .map(times -> staged.modified(times.modified()))
                .orElse(staged);
    }

    /** A store that cannot refuse where something lies has nothing but the look before, and replaces whatever comes in between. */
    private Consumer<StagedFile> publication(Replacement replacement) {
        Storage target = workplace.target();
        Staging staging = target.staging();
        return switch (replacement) {
            case ALLOWED -> staging::publish;
            case REFUSED ->
                target.capability(ExclusivePublishing.class)
                        .<Consumer<StagedFile>>map(exclusive -> exclusive::publishNew)
                        .orElse(staging::publish);
        };
    }

    /** The last look before the publication. */
    private void requireNothing(Location target) {
        if (workplace.target().find(target).isPresent()) {
            throw new PortageException(
                    ErrorCode.ALREADY_EXISTS, target + " exists by now: somebody else made it during the copy");
        }
    }

    /** A store that did not say whether it has published is asked to do it again when it answers again. */
    private void publish(Consumer<StagedFile> publication, StagedFile staged) {
        try {
            publication.accept(staged);
        } catch (PortageException e) {
            if (e.code() != ErrorCode.COMMIT_UNKNOWN) {
                throw e;
            }
            publishAgain(publication, staged, e);
        }
    }

    private void publishAgain(Consumer<StagedFile> publication, StagedFile staged, PortageException unknown) {
        try {
            retry.call(() -> {
                publishKnowingly(publication, staged);
                return true;
            });
        } catch (PortageException e) {
            switch (e.code()) {
                case UNREACHABLE, THROTTLED, INTERRUPTED -> {
                    unknown.addSuppressed(e);
                    throw unknown;
                }
                default -> throw e;
            }
        }
    }

    /** Publishing is idempotent, so that not to know its end is no worse than not to reach the store. */
    static void publishKnowingly(Consumer<StagedFile> publication, StagedFile staged) {
        try {
            publication.accept(staged);
        } catch (PortageException e) {
            throw e.code() == ErrorCode.COMMIT_UNKNOWN
                    ? new PortageException(ErrorCode.UNREACHABLE, e.getMessage(), e)
                    : e;
        }
    }

    /** Throws if a source is not what it was when it was listed. */
    void requireUnchanged(Entry source) {
        Optional<Entry> now = workplace.source(source).find(source.location());
        if (!now.map(Fingerprint::of).equals(Optional.of(Fingerprint.of(source)))) {
            throw new SourceFailure(new PortageException(
                    ErrorCode.SOURCE_CHANGED,
                    source.location() + (now.isEmpty() ? " vanished" : " changed") + " while it was copied"));
        }
    }
}
