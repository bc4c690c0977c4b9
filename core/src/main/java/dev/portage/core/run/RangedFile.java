package dev.portage.core.run;

import dev.portage.api.storage.Checksum;
import dev.portage.core.task.FileCut;
import dev.portage.core.verify.CrcArithmetic;
import dev.portage.core.verify.RunningChecksum;
import java.util.Map;
import java.util.TreeMap;

/** How far a file has come that is copied in ranges. Thread-safe. */
final class RangedFile {
    /** What a finished range means for its file. */
    enum Progress {
        /** Ranges are missing. */
        UNDER_WAY,
        /** This was the last range: whoever learns it assembles the file. */
        COMPLETE,
        /** Another range has failed; this was not the last one to end. */
        LOST
    }

    private final FileCut cut;
    private final Map<Integer, Checksum> done;
    private boolean lost;

    RangedFile(FileCut cut, Map<Integer, Checksum> done) {
        this.cut = cut;
        this.done = new TreeMap<>(done);
    }

    synchronized Progress finish(int index, Checksum checksum) {
        done.put(index, checksum);
        if (lost) {
            return Progress.LOST;
        }
        return done.size() == cut.count() ? Progress.COMPLETE : Progress.UNDER_WAY;
    }

    /** A range has failed for good: true for the first one, which has to report it. */
    synchronized boolean lose() {
        boolean first = !lost;
        lost = true;
        return first;
    }

    synchronized boolean isLost() {
        return lost;
    }

    /** The checksum of the whole file; all ranges are done. */
    synchronized Checksum checksum() {
        Checksum whole = new RunningChecksum(done.values().iterator().next().algorithm()).value();
        for (Map.Entry<Integer, Checksum> range : done.entrySet()) {
            whole = CrcArithmetic.join(
                    whole, range.getValue(), cut.range(range.getKey()).length());
        }
        return whole;
    }
}
