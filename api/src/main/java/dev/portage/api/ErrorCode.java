package dev.portage.api;

/**
 * What went wrong, as a closed list. A code decides three things in one place: the exit code of a program that stops
 * on it, whether trying again can help, and what to advise.
 */
public enum ErrorCode {
    /** An option, an expression or an address that cannot be understood, or options that contradict each other. */
    INVALID_ARGUMENT(ErrorKind.USER, 2, Retry.NEVER, "correct the command, or what it names"),
    /** The named file or directory does not exist. */
    NOT_FOUND(ErrorKind.USER, 2, Retry.NEVER, "check the address"),
    /** Something is already there, and the command says it must not be replaced. */
    ALREADY_EXISTS(ErrorKind.USER, 2, Retry.NEVER, "remove it, or choose another --existing"),
    /** Two sources would become one target. */
    DUPLICATE(ErrorKind.USER, 2, Retry.NEVER, "copy them in commands of their own, to different targets"),
    /** A file where a directory must be, or the other way round. */
    WRONG_KIND(ErrorKind.USER, 2, Retry.NEVER, "move it away and run again"),
    /** The store has no way to do what was asked. */
    UNSUPPORTED(ErrorKind.USER, 2, Retry.NEVER, "exclude it, leave the option out, or choose another store"),
    /** More would be deleted than the user allows. */
    TOO_MANY_DELETES(
            ErrorKind.USER, 3, Retry.NEVER, "look at the plan with --dry-run; raise --max-delete if it is meant"),
    /** The target is not what the source was at the moment from which on changes are to be carried over. */
    DIVERGED(ErrorKind.DATA, 4, Retry.NEVER, "bring them together with an ordinary copy first"),
    /** The source changed while it was read. */
    SOURCE_CHANGED(ErrorKind.DATA, 3, Retry.LATER, "run again when the source holds still"),
    /** What arrived is not what left. */
    CORRUPT(ErrorKind.DATA, 4, Retry.LATER, "run again; if it persists, check memory, network and disks on the way"),
    /** The proof that was required could not be had. */
    UNPROVEN(ErrorKind.DATA, 4, Retry.NEVER, "use --verify read-back, or do without --require-proof"),
    /** It is not known whether a commit took place; nothing was cleaned up. */
    COMMIT_UNKNOWN(ErrorKind.ENVIRONMENT, 5, Retry.NEVER, "run the same command again: it looks before it acts"),
    /** The store refused the user. */
    ACCESS_DENIED(ErrorKind.ENVIRONMENT, 6, Retry.NEVER, "ask for the right, or run as a user who has it"),
    /** A disk is full or a quota is used up. */
    NO_SPACE(ErrorKind.ENVIRONMENT, 6, Retry.NEVER, "make room or raise the quota, then run the same command again"),
    /** A server does not answer. */
    UNREACHABLE(
            ErrorKind.ENVIRONMENT, 6, Retry.LATER, "check the address and the server, then run the same command again"),
    /** The store asks to be called less often. */
    THROTTLED(ErrorKind.ENVIRONMENT, 6, Retry.LATER, "lower --parallel or --ops-per-second"),
    /** Reading or writing failed for a reason that the store did not explain further. */
    IO(
            ErrorKind.ENVIRONMENT,
            6,
            Retry.LATER,
            "run the same command again; if it persists, look at the store's own log"),
    /** What this job has done can no longer be written down. */
    JOURNAL(
            ErrorKind.ENVIRONMENT,
            6,
            Retry.NEVER,
            "make room or choose another --journal folder, then run the same command again"),
    /** What earlier runs of a job have written down cannot be read. */
    UNREADABLE(
            ErrorKind.ENVIRONMENT,
            6,
            Retry.NEVER,
            "or remove it with portage jobs forget, and run the same command again: it begins from the start"),
    /** Another process is at the same job. */
    BUSY(ErrorKind.ENVIRONMENT, 6, Retry.NEVER, "wait for it to end, or stop it"),
    /** The user asked to stop. */
    INTERRUPTED(ErrorKind.USER, 130, Retry.NEVER, "run the same command again to go on"),
    /** A defect of Portage. */
    INTERNAL(ErrorKind.INTERNAL, 1, Retry.NEVER, "report it with the output of --debug");

    private enum Retry {
        NEVER,
        LATER
    }

    private final ErrorKind kind;
    private final int exitCode;
    private final Retry retry;
    private final String remedy;

    ErrorCode(ErrorKind kind, int exitCode, Retry retry, String remedy) {
        this.kind = kind;
        this.exitCode = exitCode;
        this.retry = retry;
        this.remedy = remedy;
    }

    /** Who can put it right. */
    public ErrorKind kind() {
        return kind;
    }

    /** The exit code of a program that stops because of it. */
    public int exitCode() {
        return exitCode;
    }

    /** Whether the same call may succeed when it is made again a little later. */
    public boolean isRetryable() {
        return retry == Retry.LATER;
    }

    /** What the user can do about one entry that failed so, while the command as a whole is sound. */
    public String remedyForEntry() {
        return this == INVALID_ARGUMENT ? "rename it or exclude it" : remedy;
    }

    /** What the user can do, as a phrase in the imperative. */
    public String remedy() {
        return remedy;
    }
}
