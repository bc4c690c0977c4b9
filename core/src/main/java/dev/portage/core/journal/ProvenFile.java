package dev.portage.core.journal;

import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.TimeSpan;
import dev.portage.core.task.Fingerprint;
import dev.portage.core.verify.Proof;
import java.util.Optional;

/**
 * A line of the ledger: a file that was published.
 *
 * @param path below the job's target
 * @param source the state of the source that was copied
 * @param target the identity of what was published, where it is known
 * @param written when the store says that what was published was modified, where it is known
 * @param round the round of the job in which that was; a round ends when everything has been done
 */
public record ProvenFile(
        String path,
        Fingerprint source,
        Optional<String> target,
        Optional<TimeSpan> written,
        Optional<Checksum> checksum,
        Proof proof,
        int round) {
    /** A file that was ready and then published in some round. */
    public static ProvenFile of(JournalRecord.Ready ready, int round) {
        StagedFile staged = ready.staged();
        return new ProvenFile(
                ready.path(),
                ready.source(),
                staged.identity(),
                staged.written(),
                ready.checksum(),
                ready.proof(),
                round);
    }

    /** A file that has grown in some round. */
    static ProvenFile of(JournalRecord.Appended appended, int round) {
        return new ProvenFile(
                appended.path(),
                appended.source(),
                appended.grown().flatMap(StagedFile::identity),
                appended.grown().flatMap(StagedFile::written),
                appended.checksum(),
                appended.proof(),
                round);
    }

    /** A file that waited for a commit and was then published in some round. */
    static ProvenFile of(JournalRecord.Staged file, int round) {
        return new ProvenFile(
                file.path(),
                file.source(),
                file.staged().identity(),
                file.staged().written(),
                file.outcome().checksum(),
                file.outcome().proof(),
                round);
    }
}
