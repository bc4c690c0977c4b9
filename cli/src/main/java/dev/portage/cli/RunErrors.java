package dev.portage.cli;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Says what failed and what to do, and gives the exit code; where it came from only on demand. */
final class RunErrors implements CommandLine.IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
        PrintWriter err = line.getErr();
        PortageException error = e instanceof PortageException known
                ? known
                : new PortageException(ErrorCode.INTERNAL, "a defect of Portage: " + e, e);
        err.println("portage: " + error.getMessage());
        err.println("  " + error.remedy());
        if (Refused.isAskedFor(result.originalArgs())) {
            line.getOut().println(Refused.of(error).json());
        }
        if (PortageCommand.isDebugging(line)) {
            error.printStackTrace(err);
        }
        return error.code().exitCode();
    }
}
