package dev.portage.cli;

import dev.portage.core.journal.Jobs;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options on what is shown, and where things are written down. */
final class OutputOptions {
    @Option(
            names = {"-q", "--quiet"},
            description = "Show nothing but errors.")
    private boolean quiet;

    @Option(names = "--json", description = "Write the result to standard output as JSON, on one line.")
    private boolean json;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the report, with every entry, to this file too.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Keep jobs here (default: portage/jobs in the user's state folder).")
    private Optional<Path> journal = Optional.empty();

    boolean isQuiet() {
        return quiet;
    }

    boolean isJson() {
        return json;
    }

    Optional<Path> report() {
        return report;
    }

    Jobs jobs() {
        return journal.map(Path::toAbsolutePath).map(Jobs::new).orElseGet(() -> Jobs.ofUser(System.getenv()));
    }
}
