package dev.portage.cli;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.SincePlan;
import dev.portage.core.json.Json;
import dev.portage.core.plan.PlanSummary;
import dev.portage.core.report.FailureText;
import dev.portage.core.report.Report;
import dev.portage.core.report.TextReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Where results go: text or JSON to standard output, everything else to standard error. */
final class Console {
    private static final int INTERRUPTED = 130;

    private final CommandLine line;
    private final OutputOptions output;

    Console(CommandLine line, OutputOptions output) {
        this.line = line;
        this.output = output;
    }

    Progress progress() {
        return output.isQuiet() ? Progress.silent(line.getErr()) : Progress.on(line.getErr());
    }

    /** Shows a report, and returns the exit code. */
    int show(Report report) {
        if (output.isJson()) {
            line.getOut().println(Json.write(report));
        } else if (!output.isQuiet()) {
            line.getOut().print(TextReport.of(report));
            line.getOut().flush();
        }
        tellFailures(report);
        if (report.exitCode() == INTERRUPTED) {
            line.getErr().println("stopped; to go on, run the same command again:");
            line.getErr().println("  " + commandLine());
        }
        return report.exitCode();
    }

    /** The text has named them already: then one line is enough for whoever keeps only what went wrong. */
    private void tellFailures(Report report) {
        Optional<Report.Failure> ended = report.failure().filter(failure -> failure.code() != ErrorCode.INTERRUPTED);
        List<String> told = Stream.concat(
                        ended.stream().map(Report.Failure::message), FailureText.of(report.failures()).stream())
                .toList();
        PrintWriter err = line.getErr();
        if (output.isJson() || output.isQuiet()) {
            told.forEach(message -> err.println("portage: " + message));
            tellMore(report.counts().allFailed() - report.failures().size());
        } else if (!told.isEmpty()) {
            err.println("portage: " + told.get(0));
            tellMore(report.counts().allFailed() + ended.stream().count() - 1);
        }
    }

    private void tellMore(long count) {
        if (count > 0) {
            line.getErr().println("portage: and " + count + " more; see the report");
        }
    }

    /** Shows where a defect came from, if the user asks for that. */
    void showOrigin(Optional<PortageException> ended) {
        if (PortageCommand.isDebugging(line)) {
            ended.filter(cause -> cause.code() != ErrorCode.INTERRUPTED)
                    .ifPresent(cause -> cause.printStackTrace(line.getErr()));
        }
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

    /** Shows a plan, and returns the exit code. */
    int show(SincePlan plan) {
        line.getOut().print(output.isJson() ? Json.write(plan) + "\n" : PlanText.of(plan));
        line.getOut().flush();
        return plan.copy().failures().isEmpty() ? 0 : 3;
    }
}
