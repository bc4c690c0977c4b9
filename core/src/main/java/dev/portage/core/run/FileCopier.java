package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StoreCopying;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.task.Outcome;
import dev.portage.core.task.SourceFailure;
import java.util.Optional;

/** Copies whole files. Thread-safe. */
final class FileCopier {
    private final Workplace workplace;
    private final Retry retry;
    private final Transfer transfer;
    private final Prover prover;
    private final Publisher publisher;
    private final StoreCopies storeCopies;

    FileCopier(
            Workplace workplace,
            Retry retry,
            Transfer transfer,
            Prover prover,
            Publisher publisher,
            StoreCopies storeCopies) {
        this.workplace = workplace;
        this.retry = retry;
        this.transfer = transfer;
        this.prover = prover;
        this.publisher = publisher;
        this.storeCopies = storeCopies;
    }

    /**
     * Copies a file and publishes it. A file that changes meanwhile is copied again, as it then is.
     *
     * @param listed the file as it was listed
     * @param name names the attempt within this process
     * @throws PortageException {@link ErrorCode#ALREADY_EXISTS} if something lies there that must not be replaced
     */
    Outcome.Copied copy(String path, Entry listed, String name, Replacement replacement) {
        Latest latest = new Latest(listed);
        return retry.call(() -> {
            try {
                return copyOnce(path, latest.source, name, replacement);
            } catch (PortageException e) {
                if (e.code() == ErrorCode.SOURCE_CHANGED) {
                    latest.source = lookAgain(listed.location(), e);
                }
                throw e;
            }
        });
    }

    /** The source as it was when it was last looked at. */
    private static final class Latest {
        private Entry source;

        Latest(Entry source) {
            this.source = source;
        }
    }

    /** Copies a file anew, as it is now, after another way to copy it has failed. */
    Outcome.Copied copyAnew(String path, Entry listed, String name, PortageException cause) {
        Replacement replacement =
                Replacement.ofWhatCameLater(workplace.options().existing());
        return copy(path, lookAgain(listed.location(), cause), name, replacement);
    }

    private Entry lookAgain(Location location, PortageException cause) {
        return workplace
                .stores()
                .of(location)
                .find(location)
                .filter(Entry::isFile)
                .orElseThrow(() -> new SourceFailure(new PortageException(
                        ErrorCode.NOT_FOUND, location + " was deleted while it was copied", cause)));
    }

    private Outcome.Copied copyOnce(String path, Entry source, String name, Replacement replacement) {
        Attributes layout = workplace.attributes(source);
        StagingRequest request =
                new StagingRequest(workplace.target(path), workplace.attempt(name), source.length(), layout);
        Optional<StoreCopying> store = storeCopies.of(path, source);
        if (store.isPresent()) {
            try {
                return copyWithin(store.get(), path, source, request, replacement);
            } catch (PortageException e) {
                if (!storeCopies.isRefusal(e)) {
                    throw e;
                }
            }
        }
        return copyThrough(path, source, request, replacement);
    }

    private Outcome.Copied copyWithin(
            StoreCopying store, String path, Entry source, StagingRequest request, Replacement replacement) {
        Written written = new Written.CopiedByStore(store.stage(request, source), source);
        Outcome.Copied copied = publish(path, source, request.layout(), written, replacement);
        storeCopies.succeeded();
        transfer.gain(source.length());
        return copied.madeByStore();
    }

    private Outcome.Copied copyThrough(String path, Entry source, StagingRequest request, Replacement replacement) {
        Storage target = workplace.target();
        ChecksumAlgorithm algorithm = prover.algorithm(target, request.target(), request.layout());
        Written written;
        try (StagedOutput output = target.staging().create(request)) {
            Transfer.Part all = new Transfer.Part(source.location(), 0, source.length());
            Checksum read = transfer.copy(workplace.source(source), all, algorithm, output)
                    .value();
            Optional<Checksum> stored = prover.ask(output);
            written = new Written.Passed(output.finish(), read, stored);
        }
        try {
            return publish(path, source, request.layout(), written, replacement);
        } catch (PortageException e) {
            transfer.lose(source.length());
            throw e;
        }
    }

    private Outcome.Copied publish(
            String path, Entry source, Attributes layout, Written written, Replacement replacement) {
        try {
            return publisher.publish(path, source, layout, written, replacement);
        } catch (PortageException e) {
            if (e.code() != ErrorCode.COMMIT_UNKNOWN && e.code() != ErrorCode.JOURNAL) {
                discard(path, written.staged(), e);
            }
            throw e;
        }
    }

    /** What cannot be discarded now is swept by the next run, which finds it in the journal. */
    private void discard(String path, StagedFile staged, PortageException cause) {
        try {
            workplace.journal().append(new JournalRecord.Dropped(path));
            workplace.target().staging().discard(staged);
        } catch (PortageException e) {
            cause.addSuppressed(e);
        }
    }
}
