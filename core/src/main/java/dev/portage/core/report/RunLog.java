package dev.portage.core.report;

import dev.portage.api.PortageException;
import dev.portage.core.run.OutcomeSink;
import dev.portage.core.task.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Takes the outcomes of a run: counts them, keeps all of them in a file, and the first failures and differences at hand. Thread-safe. */
public final class RunLog implements OutcomeSink, AutoCloseable {
    private static final int AT_HAND = 100;

    private final Tally tally;
    private final Consumer<Outcome> observer;
    private final OutcomeLog log;
    private final List<Report.FailedEntry> failures = new ArrayList<>();
    private final List<Outcome.Differs> differences = new ArrayList<>();

    /**
     * Begins a log in place of one that may be there.
     *
     * @param observer is told of each outcome, by many threads
     */
    public RunLog(Path file, Tally tally, Consumer<Outcome> observer) {
        this(OutcomeLog.in(file), tally, observer);
    }

    private RunLog(OutcomeLog log, Tally tally, Consumer<Outcome> observer) {
        this.tally = tally;
        this.observer = observer;
        this.log = log;
    }

    /** Begins a log of which nothing stays but the reports that are written. */
    public static RunLog temporary(Tally tally, Consumer<Outcome> observer) {
        return new RunLog(OutcomeLog.temporary(), tally, observer);
    }

    @Override
    public void accept(Outcome outcome) {
        log.accept(outcome);
        tally.count(outcome);
        if (outcome instanceof Outcome.Failed failed) {
            keep(failures, Report.FailedEntry.of(failed));
        } else if (outcome instanceof Outcome.Differs differs) {
            keep(differences, differs);
        }
        observer.accept(outcome);
    }

    private static <T> void keep(List<T> list, T item) {
        synchronized (list) {
            if (list.size() < AT_HAND) {
                list.add(item);
            }
        }
    }

    /** The first failures. */
    public List<Report.FailedEntry> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }

    /** The first differences. */
    public List<Outcome.Differs> differences() {
        synchronized (differences) {
            return List.copyOf(differences);
        }
    }

    /**
     * Writes the report with all outcomes, and removes the file in which they were kept.
     *
     * @param ended why the run ended before its time: thrown if the report cannot be written
     */
    public void write(Report report, Stream<Path> files, Optional<PortageException> ended) {
        try {
            files.forEach(file -> ReportFile.write(file, report, log));
            log.delete();
        } catch (PortageException e) {
            ended.ifPresent(cause -> {
                cause.addSuppressed(e);
                throw cause;
            });
            throw e;
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
