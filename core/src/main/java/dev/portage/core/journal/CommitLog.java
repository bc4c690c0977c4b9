package dev.portage.core.journal;

import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import dev.portage.core.report.JobState;
import dev.portage.core.task.Extra;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a commit has to do, as journals say. Each question reads them from the beginning, and nothing is kept in memory.
 *
 * @param journals the oldest first
 */
public record CommitLog(List<Path> journals) {
    public CommitLog {
        journals = List.copyOf(journals);
    }

    /** The log of a job that has begun a commit, and has not come to its end; whatever the last run said, the next one goes on with it. */
    public static Optional<CommitLog> ofBegun(JobFolder folder) {
        return folder.info()
                .filter(info -> info.state() == JobState.COMMITTING)
                .map(info -> new CommitLog(folder.journals()))
                .filter(log -> log.base().isPresent());
    }

    /** Below what all paths lie, if a commit was begun and is not over. */
    public Optional<Location> base() {
        Beginning last = new Beginning();
        read(last::apply);
        return last.begun;
    }

    private static final class Beginning {
        private Optional<Location> begun = Optional.empty();

        void apply(JournalRecord journalRecord) {
            if (journalRecord instanceof JournalRecord.CommitBegun commit) {
                begun = Optional.of(commit.base());
            } else if (journalRecord instanceof JournalRecord.CommitEnded) {
                begun = Optional.empty();
            }
        }
    }

    /** Directories that are to be made, each before what lies in it. */
    public void directories(Consumer<String> consumer) {
        read(next -> {
            if (next instanceof JournalRecord.DirectoryWanted directory) {
                consumer.accept(directory.path());
            }
        });
    }

    /** Files that are still to be published, in the order of paths. */
    public void files(Consumer<JournalRecord.Staged> consumer) {
        try (StagedFiles files = new StagedFiles()) {
            read(files::add);
            files.resolve(0, consumer, published -> {});
        }
    }

    /** Attributes that are to be set of entries of a kind. */
    public void attributes(EntryKind kind, Consumer<JournalRecord.AttributesWanted> consumer) {
        read(next -> {
            if (next instanceof JournalRecord.AttributesWanted wanted && wanted.kind() == kind) {
                consumer.accept(wanted);
            }
        });
    }

    /** What is to be deleted. */
    public void extras(Consumer<Extra> consumer) {
        read(next -> {
            if (next instanceof JournalRecord.ExtraUnwanted unwanted) {
                consumer.accept(unwanted.extra());
            }
        });
    }

    private void read(Consumer<JournalRecord> consumer) {
        try (JournalReader records = new JournalReader(journals)) {
            records.forEachRemaining(consumer);
        }
    }
}
