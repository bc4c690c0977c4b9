package dev.portage.cli;

import dev.portage.api.DataSize;
import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Limits;
import dev.portage.api.storage.StorageOptions;
import dev.portage.core.Stores;
import dev.portage.core.run.OperationLimit;
import dev.portage.core.run.Stop;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Options on the stores, and on how much of them to use. */
final class StoreOptions {
    /** Each is a thread, and has a buffer. */
    private static final int MOST_THREADS = 1024;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "A setting for the stores' own clients, such as a Hadoop configuration key; may be repeated.")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Option(
            names = "--parallel",
            paramLabel = "N|auto",
            defaultValue = "auto",
            description = "Files or ranges in flight at once (default: auto).")
    private String parallel = "auto";

    @Option(
            names = "--bandwidth",
            paramLabel = "RATE",
            description = "The whole job's limit, such as 200MB/s (default: none).")
    private Optional<String> bandwidth = Optional.empty();

    @Option(
            names = "--ops-per-second",
            paramLabel = "N",
            description = "The whole job's limit of calls to the stores (default: none).")
    private Optional<Integer> operationsPerSecond = Optional.empty();

    Limits limits() {
        return new Limits(threads(), bandwidth.map(StoreOptions::rate), operations());
    }

    private OptionalInt threads() {
        if (parallel.equals("auto")) {
            return OptionalInt.empty();
        }
        try {
            int threads = positive("--parallel", Integer.parseInt(parallel));
            if (threads > MOST_THREADS) {
                throw new PortageException(
                        ErrorCode.INVALID_ARGUMENT, "--parallel must be at most " + MOST_THREADS + ", not " + threads);
            }
            return OptionalInt.of(threads);
        } catch (NumberFormatException e) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT, "--parallel takes a number or auto, not '" + parallel + "'", e);
        }
    }

    private static DataSize rate(String text) {
        DataSize rate = DataSize.parse(text);
        if (rate.bytes() == 0) {
            throw new PortageException(ErrorCode.INVALID_ARGUMENT, "--bandwidth must be more than 0");
        }
        return rate;
    }

    private OptionalInt operations() {
        return operationsPerSecond
                .map(count -> OptionalInt.of(positive("--ops-per-second", count)))
                .orElse(OptionalInt.empty());
    }

    private static int positive(String option, int count) {
        if (count < 1) {
            throw new PortageException(ErrorCode.INVALID_ARGUMENT, option + " must be at least 1, not " + count);
        }
        return count;
    }

    /** Opens stores that keep to the limits, until the job is to stop. */
    Stores open(Stop stop) {
        Limits limits = limits();
        return Stores.onClassPath(
                new StorageOptions(properties),
                limits.operationsPerSecond().isPresent()
                        ? new OperationLimit(limits.operationsPerSecond().getAsInt(), stop)
                        : storage -> storage);
    }
}
