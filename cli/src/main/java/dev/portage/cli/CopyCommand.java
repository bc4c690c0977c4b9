package dev.portage.cli;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Comparison;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Deletion;
import dev.portage.api.config.Existing;
import dev.portage.api.config.Proving;
import dev.portage.api.config.Verification;
import dev.portage.core.Copy;
import dev.portage.core.CopyRequest;
import dev.portage.core.JobListener;
import dev.portage.core.SinceCopy;
import dev.portage.core.Stores;
import dev.portage.core.Words;
import dev.portage.core.report.Report;
import dev.portage.core.run.Stop;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portage copy}. */
@Command(
        name = "copy",
        header = "Copies files and directories from any store to any other.",
        description = {
            "One source directory: its contents become the target's contents. One file: to the target's name, or into"
                    + " the target if that is a directory or ends in /. Several sources, or a pattern: each under its own"
                    + " name into the target. Run the same command again to go on after an interruption, or to bring the"
                    + " target up to date.",
            ""
        },
        sortOptions = false)
final class CopyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SOURCE... TARGET",
            arity = "1..*",
            hideParamSyntax = true,
            description = "Addresses: a path, hdfs://, webhdfs:// ...")
    private List<String> addresses = new ArrayList<>();

    @Option(
            names = "--existing",
            paramLabel = "update|skip|overwrite|fail",
            description = "What to do with files that the target has already (default: update).")
    private Existing existing = Existing.UPDATE;

    @Option(
            names = "--compare",
            paramLabel = "auto|name|size|mtime|stored-checksum|checksum",
            description = "How --existing update tells whether a file is the same (default: auto: by length, by what"
                    + " earlier runs have proven, by time, and else by the stores' checksums).")
    private Comparison compare = Comparison.AUTO;

    @Option(
            names = "--append",
            description = "Append to a target file whose content is proven to be the beginning of its source.")
    private boolean append;

    @Option(
            names = "--delete",
            description = "When everything else has succeeded, delete what the source does not have; what filters leave"
                    + " out is not touched.")
    private boolean delete;

    @Option(
            names = "--max-delete",
            paramLabel = "N",
            description = "Delete nothing at all if it would be more than so many files.")
    private Optional<Long> maxDelete = Optional.empty();

    @Option(names = "--skip-trash", description = "Delete for good, though the store has a trash.")
    private boolean skipTrash;

    @Option(
            names = "--since",
            paramLabel = "LABEL",
            description =
                    "Carry over what has changed since the last time, by snapshots of this name that are taken and"
                            + " removed on both sides; the first time, everything.")
    private Optional<String> since = Optional.empty();

    @Option(
            names = "--atomic",
            description =
                    "Publish nothing before everything is staged and proven, and then all of it; nothing if anything"
                            + " failed.")
    private boolean atomic;

    @Option(names = "--dry-run", description = "Show what would be done, and do nothing.")
    private boolean dryRun;

    @Option(
            names = "--preserve",
            paramLabel = "LIST",
            split = ",",
            description = "Attributes to carry over: all, or some of times, permissions, owner, group, acl, xattr,"
                    + " replication, block-size, checksum-type, erasure-coding.")
    private List<String> preserve = new ArrayList<>();

    @Option(
            names = "--verify",
            paramLabel = "none|size|checksum|read-back",
            description =
                    "How each file is proven before it gets its name (default: checksum, which is the store's own).")
    private Verification verify = Verification.CHECKSUM;

    @Option(names = "--require-proof", description = "Fail for files that cannot be proven as --verify says.")
    private boolean requireProof;

    @Mixin
    private FilterOptions filters = new FilterOptions();

    @Mixin
    private StoreOptions stores = new StoreOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Clock clock = Clock.system(ZoneId.systemDefault());
        refuse(addresses.size() < 2, "a copy needs a source and a target; only " + addresses.get(0) + " was given");
        List<String> sources = addresses.subList(0, addresses.size() - 1);
        String target = addresses.get(addresses.size() - 1);
        CopyRequest request = new CopyRequest(sources, target, options(clock), stores.limits(), CopyRequest.PATIENCE);
        Stop stop = new Stop();
        Console console = new Console(spec.commandLine(), output);
        return Interruption.during(
                stop, () -> dryRun ? plan(request, stop, clock, console) : copy(request, stop, clock, console));
    }

    private int copy(CopyRequest request, Stop stop, Clock clock, Console console) {
        Report report;
        try (Stores open = stores.open(stop);
                Progress progress = console.progress()) {
            report = since.isPresent()
                    ? since(request, open, stop, clock, progress).run(output.report())
                    : new Copy(request, open, output.jobs(), stop, clock, progress).run(output.report());
        }
        console.showOrigin(stop.reason());
        return console.show(report);
    }

    private SinceCopy since(CopyRequest request, Stores open, Stop stop, Clock clock, JobListener listener) {
        SinceCopy.Request changes = new SinceCopy.Request(
                since.orElseThrow(), addresses.get(0), addresses.get(1), request.options(), request.limits());
        return new SinceCopy(changes, open, output.jobs(), stop, clock, listener);
    }

    private int plan(CopyRequest request, Stop stop, Clock clock, Console console) {
        try (Stores open = stores.open(stop)) {
            return since.isPresent()
                    ? console.show(
                            since(request, open, stop, clock, JobListener.NONE).dryRun())
                    : console.show(new Copy(request, open, output.jobs(), stop, clock, JobListener.NONE).dryRun());
        }
    }

    private CopyOptions options(Clock clock) {
        CopyOptions.Builder options = CopyOptions.builder()
                .existing(existing)
                .comparison(compare)
                .growth(append ? CopyOptions.Growth.APPEND : CopyOptions.Growth.REPLACE)
                .filters(filters.filters(clock))
                .preserved(Preserve.parse(preserve))
                .proving(new Proving(verify, requireProof ? Proving.Demand.REQUIRED : Proving.Demand.BEST_EFFORT));
        refuseContradictions();
        if (atomic) {
            options.publishing(CopyOptions.Publishing.TOGETHER);
        }
        if (delete) {
            options.deletion(new Deletion(
                    skipTrash ? Deletion.Disposal.FOR_GOOD : Deletion.Disposal.TRASH_IF_ANY,
                    maxDelete.map(OptionalLong::of).orElse(OptionalLong.empty())));
        }
        return options.build();
    }

    private void refuseContradictions() {
        refuse(since.isPresent() && addresses.size() != 2, "--since goes with one source and a target");
        refuse(
                since.isPresent() && (existing != Existing.UPDATE || append),
                "--since goes with --existing update, and without --append");
        refuse(atomic && append, "--append grows files in place, and so does not go with --atomic");
        refuse(atomic && since.isPresent(), "--since renames in place, and so does not go with --atomic");
        refuse(maxDelete.orElse(0L) < 0, "--max-delete must not be negative");
        refuse(!delete && maxDelete.isPresent(), "--max-delete says nothing without --delete");
        refuse(!delete && skipTrash, "--skip-trash says nothing without --delete");
        refuse(
                compare != Comparison.AUTO && existing != Existing.UPDATE,
                "--compare says nothing with --existing " + Words.of(existing));
        refuse(
                append && existing != Existing.UPDATE,
                "--append goes with --existing update, not " + Words.of(existing));
        refuse(
                requireProof && (verify == Verification.NONE || verify == Verification.SIZE),
                "--require-proof goes with --verify checksum or read-back");
        refuse(dryRun && output.report().isPresent(), "--dry-run writes no report; use --json for the plan");
        refuse(output.isJson() && output.isQuiet(), "--json and --quiet contradict each other");
    }

    private static void refuse(boolean contradiction, String message) {
        if (contradiction) {
            throw new PortageException(ErrorCode.INVALID_ARGUMENT, message);
        }
    }
}
