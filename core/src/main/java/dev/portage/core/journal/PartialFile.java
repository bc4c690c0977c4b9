package dev.portage.core.journal;

import dev.portage.api.storage.Checksum;
import dev.portage.core.task.FileCut;
import dev.portage.core.task.Fingerprint;
import java.util.Map;
import java.util.Optional;

/**
 * A large file that an earlier run has begun to copy in ranges.
 *
 * @param source its state when it was begun
 * @param attempt names what is staged
 * @param done the ranges that are staged in full, by index, and the checksum of each that was read
 */
public record PartialFile(
        String path, Fingerprint source, String attempt, FileCut cut, Map<Integer, Optional<Checksum>> done) {
    public PartialFile {
        done = Map.copyOf(done);
    }
}
