package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.EntryKind;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.spool.ReverseSpool;
import dev.portage.core.task.DirectoryAttributes;
import dev.portage.core.task.Extra;
import dev.portage.core.task.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes down what is to be done at the very end of an atomic job, so that it can be done when the source is gone. Used by one thread. */
public final class Freezer {
    private static final int THREADS = 16;

    private final Workplace workplace;
    private final Retry retry;
    private final OutcomeSink outcomes;

    /** For one job. */
    public Freezer(Workplace workplace, Retry retry, OutcomeSink outcomes) {
        this.workplace = workplace;
        this.retry = retry;
        this.outcomes = outcomes;
    }

    /** What only the target has will be deleted. */
    public void extras(ReverseSpool<Extra> extras) {
        extras.drainReversed(
                chunk -> chunk.forEach(extra -> workplace.journal().append(new JournalRecord.ExtraUnwanted(extra))));
    }

    /** Directories will get the attributes that their sources have now. One that cannot be asked is an outcome. */
    public void directories(ReverseSpool<DirectoryAttributes> directories) {
        directories.drainReversed(this::freeze);
    }

    private void freeze(List<DirectoryAttributes> chunk) {
        Map<String, Attributes> known = new ConcurrentHashMap<>();
        Parallel.forEach(chunk, THREADS, workplace.stop(), directory -> {
            try {
                known.put(directory.path(), retry.call(() -> workplace.attributes(directory.source())));
            } catch (PortageException e) {
                if (e.code() == ErrorCode.INTERRUPTED) {
                    throw e;
                }
                outcomes.accept(Outcome.Failed.of(directory.path(), e));
            }
        });
        for (DirectoryAttributes directory : chunk) {
            Attributes attributes = known.getOrDefault(directory.path(), Attributes.NONE);
            workplace
                    .journal()
                    .append(new JournalRecord.AttributesWanted(directory.path(), EntryKind.DIRECTORY, attributes));
        }
    }
}
