package dev.portage.core.report;

import dev.portage.api.ErrorCode;
import dev.portage.api.ErrorKind;
import dev.portage.api.PortageException;
import java.util.Map;
import java.util.Optional;

/**
 * What a run comes to.
 *
 * @param state of the job
 * @param exitCode of the program
 */
public record Verdict(JobState state, int exitCode) {
    private static final int SOME_FAILED = 3;
    private static final int DIFFERENCES = 4;

    /**
     * Judges a run.
     *
     * @param ended why it ended before its time, if it did
     */
    public static Verdict of(Counts counts, Optional<PortageException> ended) {
        if (ended.isPresent()) {
            ErrorCode code = ended.get().code();
            return new Verdict(code == ErrorCode.INTERRUPTED ? JobState.STOPPED : JobState.ABORTED, code.exitCode());
        }
        if (counts.failed().isEmpty()) {
            return counts.allDiffering() > 0
                    ? new Verdict(JobState.INCOMPLETE, DIFFERENCES)
                    : new Verdict(JobState.DONE, 0);
        }
        return new Verdict(JobState.INCOMPLETE, exitCode(counts));
    }

    /**
     * Judges a comparison: what could not be read is not known to be the same.
     *
     * @param ended why it ended before its time, if it did
     */
    public static Verdict ofCheck(Counts counts, Optional<PortageException> ended) {
        Verdict verdict = of(counts, ended);
        return ended.isEmpty() && verdict.exitCode() != 0 ? new Verdict(verdict.state(), DIFFERENCES) : verdict;
    }

    /** The gravest failure counts; if nothing at all succeeded, the environment is to blame if it is for all of it. */
    private static int exitCode(Counts counts) {
        Map<ErrorCode, Long> failed = counts.failed();
        if (failed.containsKey(ErrorCode.COMMIT_UNKNOWN)) {
            return ErrorCode.COMMIT_UNKNOWN.exitCode();
        }
        if (failed.containsKey(ErrorCode.INTERNAL)) {
            return ErrorCode.INTERNAL.exitCode();
        }
        if (failed.containsKey(ErrorCode.CORRUPT) || failed.containsKey(ErrorCode.UNPROVEN)) {
            return DIFFERENCES;
        }
        boolean nothingSucceeded =
                counts.copied() + counts.staged() + counts.allSkipped() + counts.identical() + counts.allDiffering()
                        == 0;
        boolean environment = failed.keySet().stream().allMatch(code -> code.kind() == ErrorKind.ENVIRONMENT);
        return nothingSucceeded && environment ? ErrorCode.IO.exitCode() : SOME_FAILED;
    }
}
