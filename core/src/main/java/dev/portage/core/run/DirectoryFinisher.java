package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Attributes;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.spool.ReverseSpool;
import dev.portage.core.task.DirectoryAttributes;
import dev.portage.core.task.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

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
        directories.drainReversed(chunk -> byDepth(
                chunk,
                DirectoryAttributes::path,
                directory -> finish(directory.path(), () -> workplace.attributes(directory.source()))));
    }

    /** Sets attributes that are known; of many directories these come next. */
    void finishKnown(List<JournalRecord.AttributesWanted> chunk) {
        byDepth(chunk, JournalRecord.AttributesWanted::path, wanted -> finish(wanted.path(), wanted::attributes));
    }

    /** Within a chunk all directories of one depth at a time: a parent may take away the right to reach its children. */
    private <T> void byDepth(List<T> chunk, Function<T, String> path, Consumer<T> action) {
        TreeMap<Integer, List<T>> byDepth = new TreeMap<>();
        chunk.forEach(directory -> byDepth.computeIfAbsent(depth(path.apply(directory)), depth -> new ArrayList<>())
                .add(directory));
        byDepth.descendingMap().values().forEach(level -> Parallel.forEach(level, THREADS, workplace.stop(), action));
    }

    /** How many directories lie above it. */
    private static int depth(String path) {
        return path.isEmpty() ? 0 : 1 + (int) path.chars().filter(c -> c == '/').count();
    }

    private void finish(String path, Supplier<Attributes> attributes) {
        try {
            retry.call(() -> workplace.carryOver(attributes.get(), workplace.target(path)));
        } catch (PortageException e) {
            if (e.code() == ErrorCode.INTERRUPTED) {
                throw e;
            }
            outcomes.accept(Outcome.Failed.of(path, e));
        }
    }
}
