package dev.portage.cli;

import dev.portage.api.config.Comparison;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Filters;
import dev.portage.api.config.Limits;
import dev.portage.api.sandbox.Sandbox;
import dev.portage.api.storage.StorageOptions;
import dev.portage.core.Check;
import dev.portage.core.CheckRequest;
import dev.portage.core.Copy;
import dev.portage.core.CopyRequest;
import dev.portage.core.JobListener;
import dev.portage.core.Stores;
import dev.portage.core.journal.Jobs;
import dev.portage.core.report.Report;
import dev.portage.core.report.TextReport;
import dev.portage.core.run.Stop;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code portage demo}. */
@Command(
        name = "demo",
        header = "Copies made-up data into an HDFS of its own, proves it, and cleans up after itself.",
        description = "Everything runs in this process, on loopback addresses, in a temporary folder.")
final class DemoCommand implements Callable<Integer> {
    private static final Limits LIMITS = Limits.NONE;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--keep", description = "Leave the temporary folder, with the data and the report.")
    private boolean keep;

    private final Clock clock = Clock.system(ZoneId.systemDefault());

    @Override
    public Integer call() {
        Stop stop = new Stop();
        return Interruption.during(
                stop, () -> demonstrate(stop, spec.commandLine().getOut()));
    }

    private int demonstrate(Stop stop, PrintWriter out) {
        try (DemoFolder folder = new DemoFolder(keep)) {
            out.println("1. Making some files in " + folder.data());
            out.println("   " + DemoData.make(folder.data()));
            out.println("2. Starting an HDFS in this process");
            try (Sandbox hdfs = Sandboxes.named("hdfs").start(folder.hdfs())) {
                out.println("   it answers at " + hdfs.root());
                int exitCode = demonstrate(hdfs, folder, stop, out);
                out.println(
                        keep
                                ? "The data and the report stay in " + folder.root()
                                : "Cleaning up; with --keep the data and the report stay.");
                return exitCode;
            }
        }
    }

    private int demonstrate(Sandbox hdfs, DemoFolder folder, Stop stop, PrintWriter out) {
        String source = folder.data().toString();
        String target = hdfs.root().resolve("lake").toString();
        try (Stores stores =
                Stores.onClassPath(new StorageOptions(hdfs.options().properties()), storage -> storage)) {
            out.println("3. portage copy " + source + " " + target);
            Report first = copy(source, target, stores, folder.jobs(), stop, folder.report());
            print(first, out);
            out.println("4. The same command again: what is proven is not copied twice");
            Report again = copy(source, target, stores, folder.jobs(), stop, folder.report());
            print(again, out);
            out.println("5. portage check " + source + " " + target);
            Report check = new Check(
                            new CheckRequest(source, target, Comparison.CHECKSUM, Filters.NONE, LIMITS),
                            stores,
                            stop,
                            clock,
                            JobListener.NONE)
                    .run(Optional.empty());
            print(check, out);
            return Math.max(first.exitCode(), Math.max(again.exitCode(), check.exitCode()));
        }
    }

    private Report copy(String source, String target, Stores stores, Jobs jobs, Stop stop, Path report) {
        CopyRequest request =
                new CopyRequest(List.of(source), target, CopyOptions.defaults(), LIMITS, CopyRequest.PATIENCE);
        return new Copy(request, stores, jobs, stop, clock, JobListener.NONE).run(Optional.of(report));
    }

    private static void print(Report report, PrintWriter out) {
        TextReport.of(report).lines().forEach(line -> out.println(("   " + line).stripTrailing()));
        out.println();
    }
}
