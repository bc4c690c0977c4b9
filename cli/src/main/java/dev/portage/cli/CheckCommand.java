package dev.portage.cli;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Comparison;
import dev.portage.core.Check;
import dev.portage.core.CheckRequest;
import dev.portage.core.Stores;
import dev.portage.core.Words;
import dev.portage.core.report.Report;
import dev.portage.core.run.Stop;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portage check}. */
@Command(
        name = "check",
        header = "Compares two trees and changes neither.",
        description = {
            "Lists what is only in the source, only in the target, or differs. Content is compared by the stores' own"
                    + " checksums where both have them, and read where not. Ends with 0 if all is the same, else with 4.",
            ""
        },
        sortOptions = false)
final class CheckCommand implements Callable<Integer> {
    private static final List<Comparison> WAYS = List.of(Comparison.SIZE, Comparison.MTIME, Comparison.CHECKSUM);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "An address: a path, hdfs://, webhdfs:// ...")
    private String source = "";

    @Parameters(index = "1", paramLabel = "TARGET", description = "An address.")
    private String target = "";

    @Option(
            names = "--compare",
            paramLabel = "size|mtime|checksum",
            description = "By what files are compared (default: checksum).")
    private Comparison compare = Comparison.CHECKSUM;

    @Mixin
    private FilterOptions filters = new FilterOptions();

    @Mixin
    private StoreOptions stores = new StoreOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Clock clock = Clock.system(ZoneId.systemDefault());
        CheckRequest request = new CheckRequest(source, target, compare, filters.filters(clock), stores.limits());
        if (!WAYS.contains(compare)) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--compare of a check is one of " + Words.list(WAYS) + ", not " + Words.of(compare));
        }
        Stop stop = new Stop();
        Console console = new Console(spec.commandLine(), output);
        return Interruption.during(stop, () -> check(request, stop, clock, console));
    }

    private int check(CheckRequest request, Stop stop, Clock clock, Console console) {
        Report report;
        try (Stores open = stores.open(stop);
                Progress progress = console.progress()) {
            report = new Check(request, open, stop, clock, progress).run(output.report());
        }
        console.showOrigin(stop.reason());
        return console.show(report);
    }
}
