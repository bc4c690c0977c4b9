package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.RangedStaging;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StoreCopying;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.journal.PartialFile;
import dev.portage.core.task.Action;
import dev.portage.core.task.FileCut;
import dev.portage.core.task.Fingerprint;
import dev.portage.core.task.Outcome;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Copies ranges of large files, and assembles and publishes each file when its last range is done. Ranges that are done stay when the job is
 * stopped, for the next run. Thread-safe.
 */
final class RangeCopier {
    private final Workplace workplace;
    private final Retry retry;
    private final Transfer transfer;
    private final Prover prover;
    private final Publisher publisher;
    private final FileCopier wholeFiles;
    private final StoreCopies storeCopies;
    private final Map<String, PartialFile> earlier;
    private final Map<String, RangedFile> files = new ConcurrentHashMap<>();

    /**
     * A copier that begins where earlier runs ended.
     *
     * @param earlier files of which ranges are done already, by path
     */
    RangeCopier(
            Workplace workplace,
            Retry retry,
            Transfer transfer,
            Prover prover,
            Publisher publisher,
            FileCopier wholeFiles,
            StoreCopies storeCopies,
            Map<String, PartialFile> earlier) {
        this.workplace = workplace;
        this.retry = retry;
        this.transfer = transfer;
        this.prover = prover;
        this.publisher = publisher;
        this.wholeFiles = wholeFiles;
        this.storeCopies = storeCopies;
        this.earlier = earlier;
    }

    /**
     * Copies a range; tells what became of the file when that is known.
     *
     * @param name names the attempt to copy the file as a whole, if that is needed
     */
    Optional<Outcome.Copied> copy(Action.CopyRange action, String name) {
        RangedFile file = files.computeIfAbsent(action.path(), path -> begin(action));
        if (!file.begin()) {
            return Optional.empty();
        }
        RangedFile.Progress progress;
        try {
            Optional<Checksum> checksum = retry.call(() -> copyOnce(action), EnumSet.of(ErrorCode.SOURCE_CHANGED));
            workplace
                    .journal()
                    .append(new JournalRecord.RangeDone(
                            action.path(), action.range().index(), checksum));
            progress = file.finish(action.range().index(), checksum);
        } catch (PortageException e) {
            progress = file.fail(e);
        }
        return switch (progress) {
            case UNDER_WAY, LOST -> Optional.empty();
            case COMPLETE -> Optional.of(complete(action, name, file));
            case GIVEN_UP -> Optional.of(giveUp(action, name, file));
        };
    }

    /** A source that has changed is copied anew, as a whole; ranges that nothing is wrong with stay for the next run. */
    private Outcome.Copied giveUp(Action.CopyRange any, String name, RangedFile file) {
        PortageException failure = file.failure();
        StagingRequest request = request(any.path(), any.source(), any.attempt());
        switch (failure.code()) {
            case SOURCE_CHANGED -> {
                drop(any.path(), request, any.cut());
                return wholeFiles.copyAnew(any.path(), any.source(), name, failure);
            }
            case INTERRUPTED, JOURNAL, UNREACHABLE -> throw failure;
            default -> {
                if (file.isEmpty()) {
                    dropAfter(failure, any, request);
                }
                throw failure;
            }
        }
    }

    /** What cannot be discarded now is swept by the next run. */
    private void dropAfter(PortageException failure, Action.CopyRange any, StagingRequest request) {
        try {
            drop(any.path(), request, any.cut());
        } catch (PortageException e) {
            failure.addSuppressed(e);
        }
    }

    /** Assembles and publishes a file all of whose ranges are done. */
    Outcome.Copied assemble(Action.AssembleFile action, String name) {
        RangedFile file = new RangedFile(action.cut(), doneEarlier(action.path(), action.attempt()));
        return complete(
                new Action.CopyRange(
                        action.path(),
                        action.source(),
                        action.attempt(),
                        action.cut(),
                        action.cut().range(0),
                        action.replaced()),
                name,
                file);
    }

    private RangedFile begin(Action.CopyRange action) {
        Map<Integer, Optional<Checksum>> done = doneEarlier(action.path(), action.attempt());
        if (done.isEmpty()) {
            workplace
                    .journal()
                    .append(new JournalRecord.RangesBegun(
                            action.path(), Fingerprint.of(action.source()), action.attempt(), action.cut()));
        }
        return new RangedFile(action.cut(), done);
    }

    private Map<Integer, Optional<Checksum>> doneEarlier(String path, String attempt) {
        return Optional.ofNullable(earlier.get(path))
                .filter(partial -> partial.attempt().equals(attempt))
                .map(PartialFile::done)
                .orElse(Map.of());
    }

    private Optional<Checksum> copyOnce(Action.CopyRange action) {
        StagingRequest request = request(action.path(), action.source(), action.attempt());
        return isCopiedByStore(action, request) ? Optional.empty() : Optional.of(copyThrough(action, request));
    }

    private boolean isCopiedByStore(Action.CopyRange action, StagingRequest request) {
        Optional<StoreCopying> store = storeCopies.of(action.path(), action.source());
        if (store.isEmpty()) {
            return false;
        }
        try {
            store.get().stage(request, action.range(), action.source());
        } catch (PortageException e) {
            if (storeCopies.isRefusal(e)) {
                return false;
            }
            throw e;
        }
        storeCopies.succeeded();
        transfer.gain(action.range().length());
        return true;
    }

    private Checksum copyThrough(Action.CopyRange action, StagingRequest request) {
        ChecksumAlgorithm algorithm = prover.algorithm(workplace.target(), request.target(), request.layout());
        try (StagedOutput output = ranges().open(request, action.range())) {
            Transfer.Part part = new Transfer.Part(
                    action.source().location(),
                    action.range().offset(),
                    action.range().length());
            Checksum checksum = transfer.copy(workplace.source(action.source()), part, algorithm, output)
                    .value();
            output.finish();
            return checksum;
        }
    }

    /** A file that turns out to be wrong as a whole is copied anew as a whole. */
    private Outcome.Copied complete(Action.CopyRange any, String name, RangedFile file) {
        files.remove(any.path());
        StagingRequest request = request(any.path(), any.source(), any.attempt());
        try {
            return retry.call(
                    () -> assembleOnce(any, request, file), EnumSet.of(ErrorCode.CORRUPT, ErrorCode.SOURCE_CHANGED));
        } catch (PortageException e) {
            switch (e.code()) {
                case CORRUPT, SOURCE_CHANGED, NOT_FOUND -> {
                    drop(any.path(), request, any.cut());
                    return wholeFiles.copyAnew(any.path(), any.source(), name, e);
                }
                case UNPROVEN, ALREADY_EXISTS -> drop(any.path(), request, any.cut());
                default -> {}
            }
            throw e;
        }
    }

    private Outcome.Copied assembleOnce(Action.CopyRange any, StagingRequest request, RangedFile file) {
        StagedFile staged = ranges().assemble(request, any.cut().ranges());
        Optional<Checksum> read = file.checksum();
        if (read.isEmpty()) {
            publisher.requireUnchanged(any.source()); // some of the ranges may have passed through this process
        }
        Written written = read.<Written>map(checksum -> new Written.Passed(staged, checksum, Optional.empty()))
                .orElseGet(() -> new Written.CopiedByStore(staged, any.source()));
        Replacement replacement =
                Replacement.ofWhatCameLater(workplace.options().existing());
        Outcome.Copied copied = publisher.publish(any.path(), any.source(), request.layout(), written, replacement);
        return read.isPresent() ? copied : copied.madeByStore();
    }

    private void drop(String path, StagingRequest request, FileCut cut) {
        workplace.journal().append(new JournalRecord.Dropped(path));
        ranges().discard(request, cut.ranges());
    }

    private StagingRequest request(String path, Entry source, String attempt) {
        Attributes layout = workplace.attributes(source);
        return new StagingRequest(workplace.target(path), attempt, source.length(), layout);
    }

    private RangedStaging ranges() {
        Storage target = workplace.target();
        return target.capability(RangedStaging.class)
                .orElseThrow(() -> new PortageException(
                        ErrorCode.INTERNAL, "ranges were planned for " + workplace.base() + ", which takes none"));
    }
}
