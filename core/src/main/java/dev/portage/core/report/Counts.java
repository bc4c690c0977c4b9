package dev.portage.core.report;

import dev.portage.api.ErrorCode;
import dev.portage.core.task.Discrepancy;
import dev.portage.core.task.SkipReason;
import dev.portage.core.verify.Proof;
import java.util.Map;

/**
 * How much of what has happened so far.
 *
 * @param sourceFiles files of the source that take part, as far as the walk has come
 * @param sourceBytes their bytes
 * @param sourceDirectories directories of the source that take part, as far as the walk has come
 * @param filtered entries of the source that filters left out
 * @param toMove bytes of all that has been planned to be moved
 * @param movedNow bytes that have passed, those of attempts that failed included
 * @param staged files that are staged and proven, and wait for the commit
 * @param copied files that were copied and published
 * @param copiedBytes bytes of them that were moved
 * @param copiedLength bytes that they have, with what was there before an append
 * @param copiedByStore how many of the files were copied by the store itself
 * @param proofs of the copied files, how many have which proof
 * @param skipped files that were left as they are, by reason
 * @param skippedBytes their bytes
 * @param directoriesMade directories that were made
 * @param attributesSet entries whose content stayed and whose attributes were carried over
 * @param deletedFiles files that were deleted at the target
 * @param deletedDirectories directories that were deleted at the target
 * @param identical files that a comparison found to be the same
 * @param differing entries that a comparison found to differ, by difference
 * @param failed entries that failed, by error
 * @param failedReading how many of them because the source could not be read
 * @param failedBytes bytes of files that should have been copied and failed
 */
public record Counts(
        long sourceFiles,
        long sourceBytes,
        long sourceDirectories,
        long filtered,
        long toMove,
        long movedNow,
        long staged,
        long copied,
        long copiedBytes,
        long copiedLength,
        long copiedByStore,
        Map<Proof, Long> proofs,
        Map<SkipReason, Long> skipped,
        long skippedBytes,
        long directoriesMade,
        long attributesSet,
        long deletedFiles,
        long deletedDirectories,
        long identical,
        Map<Discrepancy, Long> differing,
        Map<ErrorCode, Long> failed,
        long failedReading,
        long failedBytes) {

    /** All files that were left as they are. */
    public long allSkipped() {
        return sum(skipped);
    }

    /** All entries that failed. */
    public long allFailed() {
        return sum(failed);
    }

    /** All entries that differ. */
    public long allDiffering() {
        return sum(differing);
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
