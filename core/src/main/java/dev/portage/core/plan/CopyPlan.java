package dev.portage.core.plan;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Deletion;
import dev.portage.api.storage.Appending;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StoredChecksums;
import dev.portage.core.Stores;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.journal.Ledger;
import dev.portage.core.journal.PartialFile;
import dev.portage.core.journal.Unfinished;
import dev.portage.core.report.Tally;
import dev.portage.core.run.Retry;
import dev.portage.core.run.Stop;
import dev.portage.core.spool.ReverseSpool;
import dev.portage.core.task.DirectoryAttributes;
import dev.portage.core.task.Extra;
import dev.portage.core.task.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The plan of a copy: one walk over all sources beside the target, in the order of paths. What is to be done at the end, deleting and the
 * attributes of directories, is collected on the way. Used by one thread, except for {@link #begun}.
 */
public final class CopyPlan implements AutoCloseable {
    private final Setting setting;
    private final LargeFiles largeFiles;
    private final StagedStock stock;
    private final Optional<Extras> extras;
    private final ReverseSpool<DirectoryAttributes> directories = new ReverseSpool<>(DirectoryAttributes.class);

    /**
     * What a plan needs to know.
     *
     * @param round the job's present round
     * @param ownPrefix begins the names of all attempts of all runs of the job in this place
     * @param attemptPrefix begins the names of all attempts of this run
     * @param cutting how large files are cut
     * @param unfinished what earlier runs have begun
     * @param ledger what earlier runs have published
     * @param journal the folder in which jobs are kept, which takes no part
     * @param retry for listings
     * @param mode whether to clean up on the way
     */
    public record Setting(
            Layout layout,
            Stores stores,
            CopyOptions options,
            int round,
            String ownPrefix,
            String attemptPrefix,
            Cutting cutting,
            Unfinished unfinished,
            Ledger ledger,
            Optional<Location> journal,
            Tally tally,
            Stop stop,
            Retry retry,
            Mode mode) {}

    /** What a walk does to the target. */
    public sealed interface Mode {
        /**
         * It removes what earlier runs of the job have left, and writes that down.
         *
         * @param notices is told what could not be removed
         */
        record CleaningUp(Consumer<JournalRecord> journal, Consumer<String> notices) implements Mode {}

        /** Nothing. */
        record OnlyLooking() implements Mode {}
    }

    /** A plan that has not begun. */
    public CopyPlan(Setting setting) {
        this.setting = setting;
        this.extras = setting.options.deletion().map(deletion -> new Extras());
        this.stock = new StagedStock(setting.unfinished.stock(), target(), setting.mode);
        this.largeFiles = new LargeFiles(
                target(),
                setting.layout.base(),
                setting.options.preserved(),
                setting.attemptPrefix,
                setting.cutting,
                setting.unfinished.partial());
    }

    /** Walks, and hands over what is found; blocks until the walk is over. */
    public void walk(PlanSink sink) {
        PlanContext context = context();
        try (ReadAhead readAhead = new ReadAhead(setting.retry)) {
            for (Route route : setting.layout.routes()) {
                walk(route, new CopyPlanner(route, context, sink), readAhead);
            }
        }
        if (setting.tally.counts().allFailed() == 0) {
            largeFiles.forgotten().forEach(this::dropPartial);
            stock.discardRest();
        }
    }

    private void walk(Route route, CopyPlanner planner, ReadAhead readAhead) {
        Walk walk = new Walk(setting.stores::of, readAhead, planner);
        Optional<Entry> there = target().find(setting.layout.base().resolve(route.path()));
        switch (route.share()) {
            case WHOLE ->
                walk.visit(new Pair(route.path(), Optional.of(route.sources().get(0)), there));
            case ALONE ->
                planner.visit(new Pair(route.path(), Optional.of(route.sources().get(0)), there));
            case CONTENTS ->
                walk.visitMerged(
                        route.path(),
                        route.sources(),
                        new Vetoes(setting.stores::of, setting.options.sourceFilter()),
                        there);
            case LISTED -> walkListed(route.listing().orElseThrow(), planner, readAhead, there);
        }
    }

    private void walkListed(SourceListing listing, CopyPlanner planner, ReadAhead readAhead, Optional<Entry> there) {
        Lookups entries = new Lookups(listing.open(), setting.stores, setting.retry, setting.stop);
        ListedTree tree = new ListedTree(entries, setting.layout.base());
        Walk walk = new Walk(setting.stores::of, readAhead, planner, tree);
        walk.visit(new Pair("", Optional.of(tree.root()), there));
    }

    private PlanContext context() {
        return new PlanContext(
                setting.options,
                new CopyPolicy(setting.options, setting.round, abilities()),
                setting.ledger,
                setting.unfinished.appends().keySet(),
                largeFiles,
                extras,
                directories,
                setting.tally,
                setting.stop,
                new Places(target(), setting.layout.base(), setting.journal),
                this::sweep,
                this::dropPartial,
                stock);
    }

    private CopyPolicy.Abilities abilities() {
        boolean appends = target().capability(Appending.class).isPresent();
        boolean keepChecksums = target().capability(StoredChecksums.class).isPresent()
                && setting.layout.entries().allMatch(source -> setting.stores
                        .of(source.location())
                        .capability(StoredChecksums.class)
                        .isPresent());
        return new CopyPolicy.Abilities(appends, keepChecksums);
    }

    private Storage target() {
        return setting.stores.of(setting.layout.base());
    }

    /** Removes a temporary file of an earlier run of this job, unless its work goes on, or may: a stock is known by paths, not by names. */
    private boolean sweep(Entry stagingFile) {
        boolean isOurs = StagingName.attemptOf(stagingFile.name())
                .filter(attempt -> attempt.startsWith(setting.ownPrefix))
                .isPresent();
        if (!stock.isEmpty()
                || !isOurs
                || stagingFile.name().contains(setting.attemptPrefix)
                || largeFiles.owns(stagingFile.name())) {
            return false;
        }
        return !(setting.mode instanceof Mode.CleaningUp cleaning) || isRemoved(stagingFile, cleaning);
    }

    /** What cannot be removed harms nobody; it stays, with its directory. */
    private boolean isRemoved(Entry stagingFile, Mode.CleaningUp cleaning) {
        try {
            target().delete(stagingFile.location());
            return true;
        } catch (PortageException e) {
            switch (e.code()) {
                case UNREACHABLE, THROTTLED, INTERRUPTED -> throw e;
                default -> cleaning.notices().accept("a temporary file of an earlier run stays: " + e.getMessage());
            }
            return false;
        }
    }

    private void dropPartial(String path) {
        if (setting.mode instanceof Mode.CleaningUp cleaning) {
            largeFiles.discard(path, cleaning.journal());
        }
    }

    /** Large files that earlier runs have begun, as far as their ranges are still there. Thread-safe. */
    public Map<String, PartialFile> begun() {
        return largeFiles.begun();
    }

    /** Entries that only the target has, each directory before what lies below it; complete after the walk. */
    public ReverseSpool<Extra> extras() {
        return extras.map(Extras::spool).orElseGet(() -> new ReverseSpool<>(Extra.class));
    }

    /** What is to be said if nobody wants to delete extras, and there are some; they are of no more use then. */
    public Optional<Outcome.Failed> refusedExtras() {
        long count = extras().size();
        if (!isRefusing() || count == 0) {
            return Optional.empty();
        }
        List<String> paths = new ArrayList<>();
        extras().drainReversed(chunk -> paths.add(chunk.get(0).path()));
        return Optional.of(new Outcome.Failed(
                "",
                ErrorCode.DIVERGED,
                (count == 1 ? "1 entry is" : count + " entries are") + " only in the target " + setting.layout.target()
                        + ", such as " + paths.get(0) + "; move away what is to stay, and give --delete for the rest"));
    }

    private boolean isRefusing() {
        return setting.options
                .deletion()
                .filter(deletion -> deletion.disposal() == Deletion.Disposal.REFUSED)
                .isPresent();
    }

    /** How many files only the target has, and are to be deleted. */
    public long extraFiles() {
        return isRefusing() ? 0 : extras.map(Extras::files).orElse(0L);
    }

    /** How many bytes they have. */
    public long extraBytes() {
        return isRefusing() ? 0 : extras.map(Extras::bytes).orElse(0L);
    }

    /** Directories whose attributes are to be carried over last; complete after the walk. */
    public ReverseSpool<DirectoryAttributes> directories() {
        return directories;
    }

    @Override
    public void close() {
        extras.ifPresent(Extras::close);
        directories.close();
    }
}
