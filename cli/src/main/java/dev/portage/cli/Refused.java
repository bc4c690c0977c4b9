package dev.portage.cli;

import dev.portage.api.ErrorCode;
import dev.portage.api.ErrorKind;
import dev.portage.api.PortageException;
import dev.portage.core.json.Json;
import dev.portage.core.report.Report;
import java.util.List;

/**
 * What programs get instead of a report when a run could not begin.
 *
 * @param state {@code refused} if the command cannot be meant, else {@code aborted}
 * @param exitCode of the program
 * @param failure why
 */
record Refused(String state, int exitCode, Report.Failure failure) {
    private static final String OPTION = "--json";

    static Refused of(PortageException e) {
        ErrorCode code = e.code();
        return new Refused(
                code.kind() == ErrorKind.USER ? "refused" : "aborted", code.exitCode(), Report.Failure.of(e));
    }

    /** Whether a command asks for JSON; it may not have been understood any further. */
    static boolean isAskedFor(List<String> arguments) {
        return arguments.contains(OPTION);
    }

    /** On one line. */
    String json() {
        return Json.write(this);
    }
}
