package dev.portage.distcp;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.cli.Interruption;
import dev.portage.cli.Verb;
import dev.portage.core.journal.Jobs;
import dev.portage.core.json.Json;
import dev.portage.core.report.Report;
import dev.portage.core.report.TextReport;
import dev.portage.core.run.Stop;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.tools.DistCpOptions;
import org.apache.hadoop.tools.OptionsParser;

/** {@code portage distcp}. */
public final class DistCpVerb implements Verb {
    private static final Set<String> HELP = Set.of("-h", "-help", "--help");

    private static final String OWN_OPTIONS = """

            and of Portage's own:
             --report <file>    write the report, with every entry, to this file too
             --journal <dir>    keep jobs here
             --strict           make errors of what DistCp passes over: a file that cannot be proven,
                                a target that exists and would get the source's directory,
                                options without effect
             --json             write the result to standard output as JSON
             --quiet            show nothing but errors and counters
             --debug            show where in the program an error came from""";

    /** Made by the service loader. */
    public DistCpVerb() {}

    @Override
    public String name() {
        return "distcp";
    }

    @Override
    public String header() {
        return "Copies as Hadoop DistCp does: its command line, layout, counters and exit codes.";
    }

    @Override
    public int run(List<String> words, PrintWriter out, PrintWriter err) {
        if (words.isEmpty() || asksForHelp(words)) {
            OptionsParser.usage();
            out.println(OWN_OPTIONS);
            return words.isEmpty() ? ExitCode.INVALID_ARGUMENT.value() : ExitCode.SUCCESS.value();
        }
        boolean isDebugging = words.contains("--debug");
        try {
            return run(words, Invocation.of(Arguments.of(words)), out, err);
        } catch (Refusal e) {
            err.println(e.getMessage());
            return e.code().value();
        } catch (PortageException e) {
            err.println((e.code() == ErrorCode.DUPLICATE ? Refusal.DUPLICATES : "") + e.getMessage());
            err.println("  " + e.remedy());
            if (isDebugging) {
                e.printStackTrace(err);
            }
            return exitCode(e).value();
        }
    }

    private static boolean asksForHelp(List<String> words) {
        return words.stream().takeWhile(word -> !word.equals("--")).anyMatch(HELP::contains);
    }

    private static int run(List<String> words, Invocation invocation, PrintWriter out, PrintWriter err) {
        Arguments arguments = invocation.arguments();
        Jobs jobs = arguments
                .value("--journal")
                .map(folder -> new Jobs(Path.of(folder).toAbsolutePath()))
                .orElseGet(() -> Jobs.ofUser(System.getenv()));
        if (!invocation.options().shouldBlock()) {
            new Background(words, new DistCpRun(invocation, jobs, new Stop(), err).folder()).start(err);
            return ExitCode.SUCCESS.value();
        }
        Stop stop = new Stop();
        return Interruption.during(stop, () -> {
            Report report = new DistCpRun(invocation, jobs, stop, err).run();
            return show(report, invocation, out, err);
        });
    }

    private static int show(Report report, Invocation invocation, PrintWriter out, PrintWriter err) {
        Arguments arguments = invocation.arguments();
        if (arguments.portage().contains("--json")) {
            out.println(Json.write(report));
        } else if (!arguments.portage().contains("--quiet")) {
            out.print(TextReport.of(report));
        }
        out.flush();
        err.print(Counters.of(report));
        report.failure().ifPresent(failure -> err.println(failure.message()));
        report.failures().forEach(failure -> err.println("FAIL: " + failure.message()));
        err.flush();
        return exitCode(report, invocation.options());
    }

    private static int exitCode(Report report, DistCpOptions options) {
        boolean isInterrupted = report.failure()
                .filter(failure -> failure.code() == ErrorCode.INTERRUPTED)
                .isPresent();
        if (isInterrupted) {
            return ErrorCode.INTERRUPTED.exitCode();
        }
        return (DistCpRun.hasSucceeded(report, options) ? ExitCode.SUCCESS : ExitCode.UNKNOWN_ERROR).value();
    }

    /** What cannot begin. */
    private static ExitCode exitCode(PortageException e) {
        return switch (e.code()) {
            case INVALID_ARGUMENT, NOT_FOUND, WRONG_KIND, ALREADY_EXISTS -> ExitCode.INVALID_ARGUMENT;
            case DUPLICATE -> ExitCode.DUPLICATE_INPUT;
            default -> ExitCode.UNKNOWN_ERROR;
        };
    }
}
