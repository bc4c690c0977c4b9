package dev.portage.distcp;

/** How DistCp ends; a shell sees the lowest eight bits. Source: {@code org.apache.hadoop.tools.DistCpConstants}. */
enum ExitCode {
    SUCCESS(0),
    INVALID_ARGUMENT(-1),
    DUPLICATE_INPUT(-2),
    ACLS_NOT_SUPPORTED(-3),
    XATTRS_NOT_SUPPORTED(-4),
    UNKNOWN_ERROR(-999);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    int value() {
        return value;
    }
}
