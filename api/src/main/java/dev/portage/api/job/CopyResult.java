package dev.portage.api.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a copy.
 *
 * @param job its id, under which the same job goes on
 * @param exitCode as the program would end: 0 if all is done
 * @param copied files that were copied and published
 * @param copiedBytes bytes that were moved for them
 * @param skipped files that were left as they are
 * @param deleted files that were deleted at the target
 * @param failed entries that failed
 * @param proofs of the copied files, how many have which proof, by its name in the report
 * @param failures what the first failures say, and why the copy ended before its time if it did
 * @param report the file with all of it, entry by entry
 */
public record CopyResult(
        String job,
        int exitCode,
        long copied,
        long copiedBytes,
        long skipped,
        long deleted,
        long failed,
        Map<String, Long> proofs,
        List<String> failures,
        Optional<Path> report) {
    public CopyResult {
        proofs = Map.copyOf(proofs);
        failures = List.copyOf(failures);
    }

    /** Whether all is done. */
    public boolean isComplete() {
        return exitCode == 0;
    }
}
