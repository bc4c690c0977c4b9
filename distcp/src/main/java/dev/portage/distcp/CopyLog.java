package dev.portage.distcp;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.Storage;
import dev.portage.core.task.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The folder of {@code -log}: a line for each file that was skipped or has failed, and with {@code -v} for each that was copied too, in
 * {@code part-m-00000}, as the output of a map would be. Thread-safe.
 */
final class CopyLog implements AutoCloseable {
    private static final String FILE = "part-m-00000";

    private static final String SUCCESS = "_SUCCESS";

    private final Storage storage;
    private final Location folder;
    private final String job;
    private final StagedOutput output;
    private final Origins origins;
    private final Location base;
    private final Detail detail;

    /** How much is written. */
    enum Detail {
        /** What was skipped, and what has failed. */
        EXCEPTIONS,
        /** Each file with its size. */
        VERBOSE
    }

    /**
     * Begins a log in place of one that may be there.
     *
     * @param base of the paths in outcomes
     */
    CopyLog(Storage storage, Location folder, String job, Origins origins, Location base, Detail detail) {
        this.storage = storage;
        this.origins = origins;
        this.base = base;
        this.detail = detail;
        this.folder = folder;
        this.job = job;
        storage.createDirectory(folder);
        storage.find(folder.resolve(SUCCESS)).ifPresent(mark -> storage.delete(mark.location()));
        this.output = create(FILE);
    }

    /** Writes what has become of an entry. */
    void add(Outcome outcome) {
        line(outcome).ifPresent(line -> {
            synchronized (output) {
                output.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            }
        });
    }

    private Optional<String> line(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return Optional.of("FAIL: " + origin(outcome) + " - " + failed.message());
        } else if (outcome instanceof Outcome.Skipped skipped) {
            String origin = origin(outcome);
            String line = "SKIP: " + origin;
            return Optional.of(
                    detail == Detail.VERBOSE
                            ? sizes("FILE_SKIPPED", origin, skipped, skipped.bytes(), skipped.bytes()) + "\n" + line
                            : line);
        } else if (outcome instanceof Outcome.Copied copied) {
            String origin = origin(outcome);
            return detail == Detail.VERBOSE
                    ? Optional.of(sizes("FILE_COPIED", origin, copied, copied.bytes(), copied.before()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** As Hadoop writes addresses, local ones with their scheme. */
    private String origin(Outcome outcome) {
        return HadoopPaths.path(origins.of(outcome.path()).orElseGet(() -> place(outcome)))
                .toString();
    }

    private Location place(Outcome outcome) {
        return outcome.path().isEmpty() ? base : base.resolve(outcome.path());
    }

    private String sizes(String word, String origin, Outcome outcome, long source, long target) {
        return word + ": source=" + origin + ", size=" + source + " --> target=" + HadoopPaths.path(place(outcome))
                + ", size=" + target;
    }

    /** Says that the job has succeeded, as a map's output does. */
    void markSuccess() {
        try (StagedOutput mark = create(SUCCESS)) {
            storage.staging().publish(mark.finish());
        }
    }

    private StagedOutput create(String name) {
        return storage.staging().create(new StagingRequest(folder.resolve(name), job + "-log", 0, Attributes.NONE));
    }

    /** Completes the log. */
    @Override
    public void close() {
        try (output) {
            storage.staging().publish(output.finish());
        }
    }
}
