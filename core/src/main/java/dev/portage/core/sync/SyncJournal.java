package dev.portage.core.sync;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.journal.JobFolder;
import dev.portage.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** What a synchronisation is about to do to its target, and how far it has come, in the folder of its job. For one thread. */
final class SyncJournal {
    private final Path plan;
    private final Path steps;

    SyncJournal(JobFolder folder) {
        this.plan = folder.path().resolve("sync.json");
        this.steps = folder.path().resolve("sync-steps");
    }

    /**
     * What was begun.
     *
     * @param from the state of the target before
     * @param to the state that it gets
     */
    record Begun(String from, String to, SnapshotPlan plan) {
        private boolean isFor(Ends ends) {
            return from.equals(ends.from()) && to.equals(ends.to());
        }
    }

    /**
     * The plan of an earlier run that has not come to its end.
     *
     * @throws PortageException {@code DIVERGED} if the run was to bring the target to another state
     */
    Optional<SnapshotPlan> unfinished(Ends ends) {
        Optional<Begun> begun = begun();
        if (begun.isPresent() && begun.get().to.equals(ends.from())) {
            return Optional.empty(); // it came to its end, and could not say so any more
        }
        begun.filter(other -> !other.isFor(ends)).ifPresent(other -> {
            throw new PortageException(
                    ErrorCode.DIVERGED,
                    "an earlier run was bringing the target " + ends.target() + " to the snapshot " + other.to
                            + ", and that snapshot of the source is not there any more");
        });
        return begun.map(Begun::plan);
    }

    private Optional<Begun> begun() {
        try {
            return Optional.of(Json.read(Files.readString(plan), Begun.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", plan, e);
        }
    }

    /** Writes a plan down, at once, before any of it is done. */
    void begin(Ends ends, SnapshotPlan wanted) {
        Path draft = plan.resolveSibling(plan.getFileName() + ".new");
        try {
            Files.deleteIfExists(steps);
            Files.writeString(
                    draft,
                    Json.write(new Begun(ends.from(), ends.to(), wanted)),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(draft, plan, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed("write", plan, e);
        }
    }

    /** How many steps are known to be done; the next may be, too. */
    int done() {
        try {
            return (int) Files.size(steps);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw failed("read", steps, e);
        }
    }

    /** One more step is done. */
    void step() {
        try {
            Files.writeString(steps, ".", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw failed("write", steps, e);
        }
    }

    /** All is done. */
    void end() {
        try {
            Files.deleteIfExists(plan);
            Files.deleteIfExists(steps);
        } catch (IOException e) {
            throw failed("remove", plan, e);
        }
    }

    private static PortageException failed(String verb, Path file, IOException cause) {
        return new PortageException(
                ErrorCode.JOURNAL, "cannot " + verb + " " + file + ": " + cause.getMessage(), cause);
    }
}
