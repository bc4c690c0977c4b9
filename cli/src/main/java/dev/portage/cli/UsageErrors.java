package dev.portage.cli;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in two lines what is wrong with a command, and what was perhaps meant. */
final class UsageErrors implements CommandLine.IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        CommandSpec command = line.getCommandSpec();
        PrintWriter err = line.getErr();
        String what = message(e, command);
        err.println("portage: " + what);
        if (e instanceof UnmatchedArgumentException unmatched) {
            suggestion(unmatched.getUnmatched().get(0), command)
                    .ifPresent(known -> err.println("  did you mean " + known + "?"));
        }
        String help = "see: " + command.qualifiedName() + " --help";
        err.println("  " + help);
        if (Refused.isAskedFor(Arrays.asList(arguments))) {
            PortageException error = new PortageException(ErrorCode.INVALID_ARGUMENT, what, help, e);
            line.getOut().println(Refused.of(error).json());
        }
        return ErrorCode.INVALID_ARGUMENT.exitCode();
    }

    private static String message(ParameterException e, CommandSpec command) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched.getUnmatched().get(0), command);
        }
        if (e.getCause() instanceof PortageException cause) {
            return cause.getMessage();
        }
        String text = String.valueOf(e.getMessage()).replace("option option", "option");
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static String unknown(String word, CommandSpec command) {
        String kind = word.startsWith("-")
                ? "unknown option"
                : command.subcommands().isEmpty() ? "unexpected argument" : "unknown command";
        return kind + ": '" + word + "'";
    }

    private static Optional<String> suggestion(String word, CommandSpec command) {
        Collection<String> known = word.startsWith("-")
                ? command.optionsMap().keySet()
                : command.subcommands().keySet();
        return Nearest.to(word, known);
    }
}
