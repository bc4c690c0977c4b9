package dev.portage.distcp;

import java.util.Objects;

/** A command that is not begun, with the words that DistCp has for it. */
final class Refusal extends RuntimeException {
    /** How DistCp begins to say that two sources would become the same. */
    static final String DUPLICATES = "Duplicate files in input path: ";

    private static final long serialVersionUID = 1L;
    private final ExitCode code;

    private Refusal(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    /** The command line is at fault. */
    static Refusal ofArguments(String reason) {
        return new Refusal(ExitCode.INVALID_ARGUMENT, "Invalid arguments: " + reason);
    }

    /** What lies at the paths is at fault. */
    static Refusal ofInput(String reason) {
        return new Refusal(ExitCode.INVALID_ARGUMENT, "Invalid input: " + reason);
    }

    /** A target cannot be brought from one snapshot to another. */
    static Refusal ofSync(String reason) {
        return new Refusal(ExitCode.UNKNOWN_ERROR, "DistCp sync failed: " + reason);
    }

    /** A store cannot do what is asked of it. */
    static Refusal ofStore(String reason) {
        return new Refusal(ExitCode.UNKNOWN_ERROR, "Not supported: " + reason);
    }

    /** Nobody can say what lies at a place. */
    static Refusal ofPlace(String reason) {
        return new Refusal(ExitCode.UNKNOWN_ERROR, "Cannot look at " + reason);
    }

    /** A user's own listing cannot be had. */
    static Refusal ofListing(String reason) {
        return new Refusal(ExitCode.UNKNOWN_ERROR, "Copy listing failed: " + reason);
    }

    /** Two sources would become the same. */
    static Refusal ofDuplicates(String reason) {
        return new Refusal(ExitCode.DUPLICATE_INPUT, DUPLICATES + reason);
    }

    /** A store keeps no access control lists. */
    static Refusal ofAcls(String reason) {
        return new Refusal(ExitCode.ACLS_NOT_SUPPORTED, "ACLs not supported on at least one file system: " + reason);
    }

    /** A store keeps no extended attributes. */
    static Refusal ofExtendedAttributes(String reason) {
        return new Refusal(
                ExitCode.XATTRS_NOT_SUPPORTED, "XAttrs not supported on at least one file system: " + reason);
    }

    ExitCode code() {
        return code;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
