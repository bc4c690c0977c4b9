package dev.portage.cli;

import dev.portage.core.json.Json;
import dev.portage.core.plan.PlanSummary;
import dev.portage.core.report.Report;
import dev.portage.core.report.TextReport;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Where results go: text or JSON to standard output, everything else to standard error. */
final class Console {
    /** Set by the launcher, which alone can tell, if standard error is a terminal. */
    private static final String TERMINAL = "portage.terminal";

    private static final int INTERRUPTED = 130;

    private final CommandLine line;
    private final OutputOptions output;

    Console(CommandLine line, OutputOptions output) {
        this.line = line;
        this.output = output;
    }

    Progress progress() {
        return output.isQuiet()
                ? Progress.silent(line.getErr())
                : Progress.on(line.getErr(), Boolean.getBoolean(TERMINAL));
    }

    /** Shows a report, and returns the exit code. */
    int show(Report report) {
        if (output.isJson()) {
            line.getOut().println(Json.write(report));
        } else if (!output.isQuiet()) {
            line.getOut().print(TextReport.of(report));
            line.getOut().flush();
        }
        if (output.isJson() || output.isQuiet()) {
            tellFailures(report);
        }
        if (report.exitCode() == INTERRUPTED) {
            line.getErr().println("stopped; to go on, run the same command again:");
            line.getErr().println("  " + commandLine());
        }
        return report.exitCode();
    }

    private void tellFailures(Report report) {
        PrintWriter err = line.getErr();
        report.failure().ifPresent(failure -> err.println("portage: " + failure.message()));
        report.failures().forEach(failure -> err.println("portage: " + failure.message()));
    }

    private String commandLine() {
        CommandLine root = line;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        ParseResult parsed = root.getParseResult();
        return "portage " + String.join(" ", quoted(parsed.originalArgs()));
    }

    private static List<String> quoted(List<String> arguments) {
        return arguments.stream()
                .map(argument -> argument.matches("[A-Za-z0-9_@%+=:,./-]+")
                        ? argument
                        : "'" + argument.replace("'", "'\\''") + "'")
                .toList();
    }

    /** Shows a plan, and returns the exit code. */
    int show(PlanSummary plan) {
        line.getOut().print(output.isJson() ? Json.write(plan) + "\n" : PlanText.of(plan));
        line.getOut().flush();
        return plan.failures().isEmpty() ? 0 : 3;
    }
}
