package dev.portage.core.plan;

import dev.portage.api.config.CopyOptions;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.journal.Ledger;
import dev.portage.core.report.Tally;
import dev.portage.core.run.Stop;
import dev.portage.core.spool.ReverseSpool;
import dev.portage.core.task.DirectoryAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What the planners of all sources of a job share.
 *
 * @param ledger asked in the order of the walk
 * @param appends paths of targets whose length says nothing, because an append was under way when a run was killed
 * @param extras collects what only the target has; empty if that is to stay
 * @param directories collects directories whose attributes are set last
 * @param places looks at addresses of the target, and knows where the journal lies
 * @param sweeper removes a temporary file that lies at the target if it is one of this job's, and tells whether it was
 * @param partialDropper removes what earlier runs have begun of a file
 * @param stock tells, in the order of the walk, what earlier runs have staged of a file for a commit
 */
record PlanContext(
        CopyOptions options,
        CopyPolicy policy,
        Ledger ledger,
        Set<String> appends,
        LargeFiles largeFiles,
        Optional<Extras> extras,
        ReverseSpool<DirectoryAttributes> directories,
        Tally tally,
        Stop stop,
        Places places,
        Predicate<Entry> sweeper,
        Consumer<String> partialDropper,
        StagedStock stock) {

    /** Whether a place of the target is what it is called, and not a link to another. */
    boolean isItself(Location target) {
        return places.isItself(target);
    }

    /** Whether a pair's source is only the place to which others go. */
    boolean isPlace(Pair pair) {
        return pair.source()
                .filter(source -> places.isPlace(pair.path(), source))
                .isPresent();
    }

    /** Whether an entry of the target can only be reached through a link. */
    boolean liesBehindLink(Location target) {
        return target.parent().map(parent -> !places.isItself(parent)).orElse(false);
    }

    /** Whether a directory of the target is a trash. */
    boolean isTrash(Location target) {
        return places.isTrash(target);
    }

    /** Whether an entry is the folder in which jobs are kept: it must be neither copied nor deleted by one of them. */
    boolean isJournal(Entry entry) {
        return places.isJournal(entry);
    }

    /** Deals with a temporary file at the target. */
    void sweep(Entry stagingFile) {
        if (!sweeper.test(stagingFile)) {
            extras.ifPresent(Extras::protect);
        }
    }

    /** What earlier runs have staged of this very state of a file. */
    Optional<JournalRecord.Staged> staged(String path, Entry source) {
        return stock.take(path, source);
    }

    void dropPartial(String path) {
        if (largeFiles.begun().containsKey(path)) {
            partialDropper.accept(path);
        }
    }
}
