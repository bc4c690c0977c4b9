package dev.portage.cli;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in two lines what is wrong with a command, and what was perhaps meant. */
final class UsageErrors implements CommandLine.IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        PrintWriter err = line.getErr();
        if (e.getCause() instanceof PortageException cause) {
            err.println("portage: " + cause.getMessage());
        } else {
            err.println("portage: " + lowerFirst(String.valueOf(e.getMessage())));
        }
        if (e instanceof UnmatchedArgumentException unmatched) {
            suggest(unmatched, err);
        }
        err.println("  see: " + line.getCommandSpec().qualifiedName() + " --help");
        return ErrorCode.INVALID_ARGUMENT.exitCode();
    }

    private static void suggest(UnmatchedArgumentException e, PrintWriter err) {
        List<String> suggestions = e.getSuggestions();
        if (!suggestions.isEmpty()) {
            err.println("  did you mean " + String.join(" or ", suggestions.subList(0, Math.min(3, suggestions.size())))
                    + "?");
        }
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
