package dev.portage.core.journal;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.core.report.Counts;
import dev.portage.core.report.JobState;
import dev.portage.core.spool.SpillingSort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One process at work on a job: holds the job's lock, knows what earlier runs have left, and has the journal of this run.
 *
 * <ol>
 *   <li>{@link #open};
 *   <li>{@link #recover}, which ends earlier runs for good: what they have published is in the ledger then;
 *   <li>work, with {@link #journal};
 *   <li>{@link #end}, and {@link #close}.
 * </ol>
 */
public final class JobSession implements AutoCloseable {
    private static final int SORTED_IN_MEMORY = 100_000;
    private static final int TOKEN_DIGITS = 5;

    private final JobFolder folder;
    private final Optional<JobLock> ownLock;
    private final Clock clock;
    private final String token;
    private final List<Path> earlier;
    private final Journal journal;
    private final Stock stock = new Stock();
    private JobInfo info;

    private JobSession(JobFolder folder, Optional<JobLock> ownLock, JobIdentity identity, Clock clock) {
        this.folder = folder;
        this.ownLock = ownLock;
        this.clock = clock;
        this.earlier = folder.journals();
        this.info = JobInfo.next(folder, identity, clock.instant());
        this.token = info.origin() + newToken();
        folder.write(info);
        this.journal = Journal.create(folder.journal(info.run()));
        journal.append(new JournalRecord.RunStarted(
                Journal.VERSION, folder.id(), info.round(), info.run(), token, clock.instant()));
    }

    /**
     * Begins to work on a job.
     *
     * @throws PortageException {@link ErrorCode#BUSY} if another process does, {@link ErrorCode#JOURNAL} if the folder cannot be used
     */
    public static JobSession open(JobFolder folder, JobIdentity identity, Clock clock) {
        JobLock lock = folder.lock();
        try {
            return new JobSession(folder, Optional.of(lock), identity, clock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Begins to work on a job whose lock the caller has, and keeps.
     *
     * @throws PortageException {@link ErrorCode#JOURNAL} if the folder cannot be used
     */
    public static JobSession open(JobLock lock, JobIdentity identity, Clock clock) {
        return new JobSession(lock.folder(), Optional.empty(), identity, clock);
    }

    /** All files published by earlier runs, for a look that changes nothing; to be closed. */
    public static Ledger peek(JobFolder folder) {
        SpillingSort<ProvenFile> proven = new SpillingSort<>(ProvenFile.class, Ledger.ORDER, SORTED_IN_MEMORY);
        try (Ledger ledger = Ledger.open(folder.ledger());
                StagedFiles staged = new StagedFiles()) {
            ledger.forEachRemaining(proven::add);
            Recovery recovery = Recovery.read(folder.journals(), proven::add, staged);
            staged.resolve(recovery.round(), waiting -> {}, proven::add);
        }
        return Ledger.of(proven.sorted(), proven::close);
    }

    private static String newToken() {
        String digits = Long.toString(new SecureRandom().nextLong() >>> 1, 36);
        return "0".repeat(TOKEN_DIGITS).concat(digits).substring(digits.length());
    }

    /** Tells the temporary files of this run from those of others; it begins with the {@linkplain JobInfo#origin origin}. */
    public String token() {
        return token;
    }

    /** The job as it is now. */
    public JobInfo info() {
        return info;
    }

    /** The journal of this run. */
    public Journal journal() {
        return journal;
    }

    /**
     * Reads what earlier runs have left, has it settled, and takes over what they have begun. If it fails, the next session does it again.
     *
     * @param settlement puts in order what was open, and hands each file that is published to its second argument
     * @return large files that earlier runs have begun, by path, and targets that were growing in place
     */
    public Unfinished recover(BiConsumer<Recovery, Consumer<ProvenFile>> settlement) {
        info = info.running(); // a commit that was not begun in the journal, or that has ended there, is none
        if (earlier.isEmpty()) {
            return Unfinished.nothing();
        }
        try (SpillingSort<ProvenFile> proven = new SpillingSort<>(ProvenFile.class, Ledger.ORDER, SORTED_IN_MEMORY);
                StagedFiles staged = new StagedFiles()) {
            try (Ledger ledger = Ledger.open(folder.ledger())) {
                ledger.forEachRemaining(proven::add);
            }
            Recovery recovery = Recovery.read(earlier, proven::add, staged);
            staged.resolve(recovery.round(), file -> takeOver(file, recovery), proven::add);
            settlement.accept(recovery, proven::add);
            Unfinished unfinished = new Unfinished(recovery.partial(), recovery.appends(), stock);
            unfinished.writeTo(journal);
            journal.force();
            if (recovery.hasPublished()) {
                Ledger.write(folder.ledger(), proven.sorted());
            }
            for (Path journalOfEarlierRun : earlier) {
                Files.deleteIfExists(journalOfEarlierRun);
            }
            return unfinished;
        } catch (IOException e) {
            throw new PortageException(
                    ErrorCode.JOURNAL, "cannot remove an old journal of " + folder.path() + ": " + e.getMessage(), e);
        }
    }

    private void takeOver(JournalRecord.Staged file, Recovery recovery) {
        journal.append(file);
        stock.add(file);
        recovery.keep(file.path());
    }

    /**
     * Writes down, for good, that what this run has staged will be published, and what else it has written down will be done.
     *
     * @param base below which all paths lie
     */
    public void beginCommit(Location base, Counts counts) {
        info = info.with(JobState.COMMITTING, clock.instant(), counts);
        folder.write(info);
        journal.append(new JournalRecord.CommitBegun(base, clock.instant()));
        journal.force();
    }

    /** What the commit has to do. */
    public CommitLog commit() {
        return new CommitLog(folder.journals());
    }

    /** Writes down that the commit is over. */
    public void endCommit() {
        journal.append(new JournalRecord.CommitEnded(clock.instant()));
        journal.force();
        info = info.running();
    }

    /** All files published by earlier runs; to be closed. */
    public Ledger ledger() {
        return Ledger.open(folder.ledger());
    }

    /** Writes down how far the job has come. */
    public void checkpoint(Counts counts) {
        end(JobState.RUNNING, counts);
    }

    /** Writes down how the run has ended; a commit that is not over says more than that. */
    public void end(JobState state, Counts counts) {
        info = info.with(info.isCommitting() ? info.state() : state, clock.instant(), counts);
        folder.write(info);
    }

    @Override
    public void close() {
        try (stock) {
            journal.close();
        } finally {
            ownLock.ifPresent(JobLock::close);
        }
    }
}
