package dev.portage.cli;

import dev.portage.api.config.Comparison;
import dev.portage.api.config.Existing;
import dev.portage.api.config.Verification;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

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
        CommandLine line = commandLine(out, err);
        boolean isBuiltIn = arguments.length > 0 && line.getSubcommands().containsKey(arguments[0]);
        return isBuiltIn ? line.execute(arguments) : runOther(line, arguments, out, err);
    }

    /** To look for commands of other modules takes time that the built-in ones need not spend. */
    private static int runOther(CommandLine line, String[] arguments, PrintWriter out, PrintWriter err) {
        for (Verb verb : ServiceLoader.load(Verb.class)) {
            if (arguments.length > 0 && arguments[0].equals(verb.name())) {
                return verb.run(List.of(arguments).subList(1, arguments.length), out, err);
            }
            CommandSpec spec = CommandSpec.create().name(verb.name());
            spec.usageMessage().header(verb.header());
            line.addSubcommand(verb.name(), spec);
        }
        return line.execute(arguments);
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
