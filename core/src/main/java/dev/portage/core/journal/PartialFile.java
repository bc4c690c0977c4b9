package dev.portage.core.journal;

import dev.portage.api.storage.Checksum;
import dev.portage.core.task.FileCut;
import dev.portage.core.task.Fingerprint;
import java.util.Map;

/**
 * A large file that an earlier run has begun to copy in ranges.
 *
 * @param source its state when it was begun
 * @param attempt names what is staged
 * @param done the checksum of each range that is staged in full, by index
 */
public record PartialFile(String path, Fingerprint source, String attempt, FileCut cut, Map<Integer, Checksum> done) {
    public PartialFile {
        done = Map.copyOf(done);
    }
}
