package dev.portage.core.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.core.task.Extra;
import dev.portage.core.task.FileCut;
import dev.portage.core.task.Fingerprint;
import dev.portage.core.task.Outcome;
import dev.portage.core.task.Task;
import dev.portage.core.verify.Proof;
import java.time.Instant;
import java.util.Optional;

/** A line of a journal; {@code docs/spec/journal.md} describes them for other programs. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "record")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JournalRecord.RunStarted.class, name = "run-started"),
    @JsonSubTypes.Type(value = JournalRecord.TaskStarted.class, name = "task-started"),
    @JsonSubTypes.Type(value = JournalRecord.TaskEnded.class, name = "task-ended"),
    @JsonSubTypes.Type(value = JournalRecord.RangesBegun.class, name = "ranges-begun"),
    @JsonSubTypes.Type(value = JournalRecord.RangeDone.class, name = "range-done"),
    @JsonSubTypes.Type(value = JournalRecord.AppendBegun.class, name = "append-begun"),
    @JsonSubTypes.Type(value = JournalRecord.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = JournalRecord.Done.class, name = "done"),
    @JsonSubTypes.Type(value = JournalRecord.Appended.class, name = "appended"),
    @JsonSubTypes.Type(value = JournalRecord.Dropped.class, name = "dropped"),
    @JsonSubTypes.Type(value = JournalRecord.Staged.class, name = "staged"),
    @JsonSubTypes.Type(value = JournalRecord.DirectoryWanted.class, name = "directory-wanted"),
    @JsonSubTypes.Type(value = JournalRecord.AttributesWanted.class, name = "attributes-wanted"),
    @JsonSubTypes.Type(value = JournalRecord.ExtraUnwanted.class, name = "extra-unwanted"),
    @JsonSubTypes.Type(value = JournalRecord.CommitBegun.class, name = "commit-begun"),
    @JsonSubTypes.Type(value = JournalRecord.CommitEnded.class, name = "commit-ended")
})
public sealed interface JournalRecord {
    /**
     * A process began to work on the job.
     *
     * @param version of the journal's format
     * @param round counts how often everything was done, and this time, from 1
     * @param run counts the processes that worked on the job, from 1
     * @param token tells the temporary files of this run from those of others
     */
    record RunStarted(int version, String job, int round, int run, String token, Instant at) implements JournalRecord {}

    /** A task is about to be run: temporary files of its actions may exist from now on. */
    record TaskStarted(Task task) implements JournalRecord {}

    /** A task is over, well or not: none of its temporary files exists any more, unless a record of its own says so. */
    record TaskEnded(long id) implements JournalRecord {}

    /** A large file is about to be copied in ranges. */
    record RangesBegun(String path, Fingerprint source, String attempt, FileCut cut) implements JournalRecord {}

    /**
     * One range of a file is staged in full.
     *
     * @param checksum of the bytes that were read; empty if the store has copied them itself
     */
    record RangeDone(String path, int index, Optional<Checksum> checksum) implements JournalRecord {}

    /**
     * A target is about to grow in place.
     *
     * @param from its length in bytes before
     */
    record AppendBegun(String path, Fingerprint source, long from) implements JournalRecord {}

    /** A file is staged and proven, and is about to be published. */
    record Ready(String path, Fingerprint source, StagedFile staged, Optional<Checksum> checksum, Proof proof)
            implements JournalRecord {}

    /** A file that was {@link Ready} is published. */
    record Done(String path) implements JournalRecord {}

    /**
     * A target has grown in place, and is proven.
     *
     * @param grown the target as it is now; versions before left it out
     */
    record Appended(
            String path, Fingerprint source, Optional<StagedFile> grown, Optional<Checksum> checksum, Proof proof)
            implements JournalRecord {}

    /** What was begun for a file (ranges, an append, a publication) is over without success, and cleaned up. */
    record Dropped(String path) implements JournalRecord {}

    /**
     * A file is staged and proven, and waits for the commit.
     *
     * @param outcome what is to be reported when it is published
     */
    record Staged(String path, Fingerprint source, StagedFile staged, Outcome.Copied outcome)
            implements JournalRecord {}

    /** The commit is to make a directory. */
    record DirectoryWanted(String path) implements JournalRecord {}

    /**
     * The commit is to set the attributes of what is there already, or of a directory.
     *
     * @param kind directories come last, the deepest first
     */
    record AttributesWanted(String path, EntryKind kind, Attributes attributes) implements JournalRecord {}

    /** The commit is to delete what only the target has; each directory comes before what lies below it. */
    record ExtraUnwanted(Extra extra) implements JournalRecord {}

    /**
     * Everything is staged and proven: what the records before this one say is done, whatever becomes of the source.
     *
     * @param base below which all paths lie
     */
    record CommitBegun(Location base, Instant at) implements JournalRecord {}

    /** All of it was done, or can never be. */
    record CommitEnded(Instant at) implements JournalRecord {}
}
