package dev.portage.core.journal;

import dev.portage.api.storage.Checksum;
import dev.portage.core.task.Fingerprint;
import dev.portage.core.verify.Proof;
import java.util.Optional;

/**
 * A line of the ledger: a file that was published.
 *
 * @param path below the job's target
 * @param source the state of the source that was copied
 * @param target the identity of what was published, where it is known
 * @param round the round of the job in which that was; a round ends when everything has been done
 */
public record ProvenFile(
        String path, Fingerprint source, Optional<String> target, Optional<Checksum> checksum, Proof proof, int round) {
    /** A file that was ready and then published in some round. */
    public static ProvenFile of(JournalRecord.Ready ready, int round) {
        return new ProvenFile(
                ready.path(), ready.source(), ready.staged().identity(), ready.checksum(), ready.proof(), round);
    }

    /** A file that waited for a commit and was then published in some round. */
    static ProvenFile of(JournalRecord.Staged file, int round) {
        return new ProvenFile(
                file.path(),
                file.source(),
                file.staged().identity(),
                file.outcome().checksum(),
                file.outcome().proof(),
                round);
    }
}
