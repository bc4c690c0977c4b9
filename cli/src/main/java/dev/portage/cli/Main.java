package dev.portage.cli;

import dev.portage.core.config.Comparison;
import dev.portage.core.config.Existing;
import dev.portage.core.config.Verification;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;

/** The program. */
public final class Main {
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
            System.out.println(Version.text());
            return;
        }
        quietenLibraries(arguments);
        int exitCode = run(arguments);
        System.out.flush();
        if (!Interruption.isUnderWay()) {
            System.exit(exitCode);
        }
    }

    /** What libraries log is for whoever debugs; it must be said before the first of them begins to log. */
    private static void quietenLibraries(String[] arguments) {
        boolean debugging = Arrays.asList(arguments).contains("--debug");
        if (System.getProperty(LOG_LEVEL) == null) {
            System.setProperty(LOG_LEVEL, debugging ? "info" : "off");
        }
    }

    private static int run(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return commandLine(out, err).execute(arguments);
    }

    /** The command line, writing to the given places. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new PortageCommand());
        line.setOut(out);
        line.setErr(err);
        line.registerConverter(Existing.class, WordConverter.of(Existing.class));
        line.registerConverter(Comparison.class, WordConverter.of(Comparison.class));
        line.registerConverter(Verification.class, WordConverter.of(Verification.class));
        line.registerConverter(Long.class, new NumberConverter<>(Long::valueOf));
        line.registerConverter(Integer.class, new NumberConverter<>(Integer::valueOf));
        line.setParameterExceptionHandler(new UsageErrors());
        line.setExecutionExceptionHandler(new RunErrors());
        line.setUsageHelpAutoWidth(true);
        line.setExpandAtFiles(false);
        return line;
    }
}
