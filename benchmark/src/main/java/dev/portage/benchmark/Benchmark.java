package dev.portage.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The benchmark's program: runs the cases, prints their table, and writes the report. */
final class Benchmark {
    private static final int FLAWED = 3;
    private static final int USAGE = 2;

    private final Options options;
    private final PrintStream out;

    private Benchmark(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Exits with 0, with 2 for a wrong command line, and with 3 if any run left something wrong behind. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            System.exit(new Benchmark(Options.parse(List.of(arguments)), out).run());
        } catch (IllegalArgumentException e) {
            System.err.println("benchmark: " + e.getMessage());
            System.exit(USAGE);
        }
    }

    private int run() throws IOException, InterruptedException {
        Workspace workspace = new Workspace(options.folder());
        workspace.clear();
        try (Cluster cluster = new Cluster(workspace, options.launcher())) {
            Stopwatch stopwatch = new Stopwatch(workspace, cluster);
            List<Case> cases = new Catalogue(options, workspace, cluster, stopwatch).cases();
            if (cases.isEmpty()) {
                throw new IllegalArgumentException("no case's name begins with any of " + options.names());
            }
            Report report = hold(cases, new Contest(stopwatch, out));
            out.print(report.markdown());
            return report.results().stream().allMatch(Result::flawless) ? 0 : FLAWED;
        }
    }

    private Report hold(List<Case> cases, Contest contest) throws IOException, InterruptedException {
        List<Result> results = new ArrayList<>();
        Report report = new Report(Instant.now(), Machine.local(), results);
        for (Case question : cases) {
            results.add(contest.hold(question));
            report = new Report(report.date(), report.machine(), results);
            report.writeTo(options.reports());
        }
        return report;
    }
}
