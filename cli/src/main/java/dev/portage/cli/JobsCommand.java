package dev.portage.cli;

import dev.portage.api.DataSize;
import dev.portage.api.PortageException;
import dev.portage.core.journal.JobFolder;
import dev.portage.core.journal.JobInfo;
import dev.portage.core.journal.Jobs;
import dev.portage.core.json.Json;
import dev.portage.core.report.Counts;
import dev.portage.core.report.JobState;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code portage jobs}. */
@Command(name = "jobs", header = "Lists the jobs that were run, and how far they have come.")
final class JobsCommand implements Runnable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Where jobs are kept (default: portage/jobs in the user's state folder).")
    private Optional<Path> journal = Optional.empty();

    @Option(names = "--json", description = "Write the list to standard output as JSON, on one line.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<JobFolder> folders = jobs().all();
        if (json) {
            out.println(Json.write(
                    folders.stream().flatMap(folder -> jobRow(folder).stream()).toList()));
            return;
        }
        if (folders.isEmpty()) {
            out.println("no jobs in " + jobs().directory());
            return;
        }
        out.printf(
                Locale.ROOT, "%-10s  %-11s  %-19s  %9s  %9s  %s%n", "JOB", "STATE", "UPDATED", "DONE", "BYTES", "WHAT");
        for (JobFolder folder : folders) {
            out.println(row(folder));
        }
    }

    private Optional<JobRow> jobRow(JobFolder folder) {
        try {
            return folder.info().map(info -> JobRow.of(folder, info));
        } catch (PortageException e) {
            spec.commandLine().getErr().println("portage: " + folder.id() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** One folder that cannot be read must not hide the others. */
    private static String row(JobFolder folder) {
        try {
            return folder.info().map(info -> row(folder, info)).orElse(folder.id() + "  (has not begun)");
        } catch (PortageException e) {
            return String.format(Locale.ROOT, "%-10s  %-11s  %s", folder.id(), "unreadable", e.getMessage());
        }
    }

    private static String row(JobFolder folder, JobInfo info) {
        return String.format(
                Locale.ROOT,
                "%-10s  %-11s  %-19s  %,9d  %9s  %s",
                info.id(),
                JobRow.state(folder, info),
                time(info.updated()),
                info.counts()
                        .map(counts -> counts.copied() + counts.allSkipped())
                        .orElse(0L),
                DataSize.ofBytes(info.counts().map(Counts::copiedBytes).orElse(0L)),
                what(info));
    }

    private static String what(JobInfo info) {
        return info.verb() + " "
                + String.join(" ", info.sources().stream().map(Object::toString).toList()) + " -> " + info.target();
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private Jobs jobs() {
        return journal.map(Path::toAbsolutePath).map(Jobs::new).orElseGet(() -> Jobs.ofUser(System.getenv()));
    }

    @Command(name = "show", description = "Shows one job.")
    void show(@Parameters(paramLabel = "ID") String id, @Option(names = "--json") boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        JobFolder folder = jobs().find(id);
        JobInfo info = folder.info().orElseThrow();
        if (json) {
            out.println(Json.write(info));
            return;
        }
        out.println(what(info));
        out.println("  options    " + Json.write(info.options()));
        out.println("  state      " + JobRow.state(folder, info));
        out.println("  created    " + time(info.created()));
        out.println("  updated    " + time(info.updated()));
        out.println("  runs       " + info.run() + ", in round " + info.round());
        info.counts().ifPresent(counts -> {
            out.printf(
                    Locale.ROOT,
                    "  last run   %,d %s copied (%s), %,d skipped, %,d failed, of %,d seen%n",
                    counts.copied(),
                    counts.copied() == 1 ? "file" : "files",
                    DataSize.ofBytes(counts.copiedBytes()),
                    counts.allSkipped(),
                    counts.allFailed(),
                    counts.sourceFiles());
        });
        out.println("  folder     " + folder.path());
    }

    @Command(name = "forget", description = "Removes what is known of one job; the next run begins from the start.")
    void forget(@Parameters(paramLabel = "ID") String id) {
        JobFolder folder = jobs().find(id);
        Optional<String> leftovers = leftovers(folder);
        folder.delete();
        PrintWriter out = spec.commandLine().getOut();
        out.println("forgot job " + id);
        leftovers.ifPresent(out::println);
    }

    /** What to say of the target, before all is forgotten. */
    private static Optional<String> leftovers(JobFolder folder) {
        String files = "files named .portage-" + folder.id() + "-*.part may be left in ";
        try {
            return folder.info()
                    .filter(info -> info.state() != JobState.DONE)
                    .map(info -> (info.state() == JobState.COMMITTING
                                    ? "  its commit had begun: some files are published and others are not; "
                                    : "  it was not done: ")
                            + files + info.target() + "; they can be deleted");
        } catch (PortageException e) {
            return Optional.of("  it was damaged: " + files + "its target; they can be deleted");
        }
    }
}
