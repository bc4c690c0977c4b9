package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.spool.ReverseSpool;
import dev.portage.core.task.DirectoryAttributes;
import dev.portage.core.task.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Carries over the attributes of directories when all that is below them is done, the deepest first. */
public final class DirectoryFinisher {
    private static final int THREADS = 16;

    private final Workplace workplace;
    private final Retry retry;
    private final OutcomeSink outcomes;

    /** A finisher of one job. */
    public DirectoryFinisher(Workplace workplace, Retry retry, OutcomeSink outcomes) {
        this.workplace = workplace;
        this.retry = retry;
        this.outcomes = outcomes;
    }

    /** Sets the attributes of all directories; blocks. One that fails is an outcome, and does not keep the others. */
    public void finish(ReverseSpool<DirectoryAttributes> directories) {
        directories.drainReversed(this::finishChunk);
    }

    /** Within a chunk all directories of one depth at a time: a parent may take away the right to reach its children. */
    private void finishChunk(List<DirectoryAttributes> chunk) {
        TreeMap<Integer, List<DirectoryAttributes>> byDepth = new TreeMap<>();
        chunk.forEach(directory -> byDepth.computeIfAbsent(directory.depth(), depth -> new ArrayList<>())
                .add(directory));
        byDepth.descendingMap()
                .values()
                .forEach(level -> Parallel.forEach(level, THREADS, workplace.stop(), this::finishOne));
    }

    private void finishOne(DirectoryAttributes directory) {
        try {
            retry.call(() -> workplace.carryOver(directory.source(), workplace.target(directory.path())));
        } catch (PortageException e) {
            if (e.code() == ErrorCode.INTERRUPTED) {
                throw e;
            }
            outcomes.accept(Outcome.Failed.of(directory.path(), e));
        }
    }
}
