package dev.portage.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program's name; does nothing by itself. */
@Command(
        name = "portage",
        header = "Carries data between lakes, and proves what arrived.",
        subcommands = {CopyCommand.class, CheckCommand.class, JobsCommand.class, SandboxCommand.class, DemoCommand.class
        },
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 all done, 1 a defect of Portage, 2 wrong usage, 3 some entries failed,",
            "4 differences were found, 5 a commit is in doubt, 6 the environment failed, 130 stopped."
        })
@SuppressWarnings("UnusedVariable") // picocli acts on the flags for help and version
final class PortageCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show where in the program an error came from, and what its libraries log.")
    private boolean debug;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
    }

    /** Whether errors are shown with where they came from. */
    static boolean isDebugging(CommandLine line) {
        CommandLine root = line;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return ((PortageCommand) root.getCommand()).debug;
    }
}
