package dev.portage.core.run;

import dev.portage.api.PortageException;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.CrcArithmetic;
import dev.portage.core.task.FileCut;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far a file has come that is copied in ranges. Thread-safe. */
final class RangedFile {
    /** What a finished range means for its file. */
    enum Progress {
        /** Ranges are missing. */
        UNDER_WAY,
        /** This was the last range: whoever learns it assembles the file. */
        COMPLETE,
        /** A range has failed, and others are still being copied. */
        LOST,
        /** A range has failed, and this was the last one under way: whoever learns it decides what becomes of the file. */
        GIVEN_UP
    }

    private final FileCut cut;
    private final Map<Integer, Optional<Checksum>> done;
    private Optional<PortageException> failure = Optional.empty();
    private int underWay;

    RangedFile(FileCut cut, Map<Integer, Optional<Checksum>> done) {
        this.cut = cut;
        this.done = new TreeMap<>(done);
    }

    /** A range is to be copied; false if that is of no use any more. */
    synchronized boolean begin() {
        if (failure.isPresent()) {
            return false;
        }
        underWay++;
        return true;
    }

    /** A range that was begun is done. */
    synchronized Progress finish(int index, Optional<Checksum> checksum) {
        done.put(index, checksum);
        underWay--;
        if (failure.isPresent()) {
            return afterFailure();
        }
        return done.size() == cut.count() ? Progress.COMPLETE : Progress.UNDER_WAY;
    }

    /** A range that was begun has failed for good. */
    synchronized Progress fail(PortageException cause) {
        underWay--;
        failure = failure.or(() -> Optional.of(cause));
        return afterFailure();
    }

    private Progress afterFailure() {
        return underWay == 0 ? Progress.GIVEN_UP : Progress.LOST;
    }

    /** Why the file is given up: the first failure of a range. */
    synchronized PortageException failure() {
        return failure.orElseThrow();
    }

    /** Whether no range is done that would be missed. */
    synchronized boolean isEmpty() {
        return done.isEmpty();
    }

    /** The checksum of the whole file, all of whose ranges are done; nothing if the store has copied some of them itself. */
    synchronized Optional<Checksum> checksum() {
        Optional<Checksum> whole = Optional.empty();
        for (Map.Entry<Integer, Optional<Checksum>> range : done.entrySet()) {
            if (range.getValue().isEmpty()) {
                return Optional.empty();
            }
            Checksum next = range.getValue().get();
            long length = cut.range(range.getKey()).length();
            whole = Optional.of(whole.map(before -> CrcArithmetic.join(before, next, length))
                    .orElse(next));
        }
        return whole;
    }
}
