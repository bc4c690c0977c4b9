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

/** What a synchronisation is about to do to its target, in the folder of its job. How far it has come, the target tells. For one thread. */
final class SyncJournal {
    private final Path file;

    SyncJournal(JobFolder folder) {
        this.file = folder.path().resolve("sync.json");
    }

    /** Which part of a synchronisation is begun. */
    enum Stage {
        /** What was renamed or deleted is put in its place, and the rest is copied. */
        CHANGING,
        /** All is in its place, and what was put aside goes. */
        CLEARING
    }

    /**
     * What was begun.
     *
     * @param from the state of the target before
     * @param to the state that it gets
     */
    record Begun(String from, String to, Stage stage, SnapshotPlan plan) {
        private boolean isFor(Ends ends) {
            return from.equals(ends.from()) && to.equals(ends.to());
        }

        boolean isClearing() {
            return stage == Stage.CLEARING;
        }
    }

    /**
     * What an earlier run has begun without coming to its end.
     *
     * @throws PortageException {@code DIVERGED} if the run was to bring the target to another state
     */
    Optional<Begun> unfinished(Ends ends) {
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
        return begun;
    }

    private Optional<Begun> begun() {
        try {
            return Optional.of(Json.read(Files.readString(file), Begun.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new PortageException(
                    ErrorCode.UNREADABLE,
                    file + " is damaged, which says what an earlier run was doing to the target; put back a copy of it",
                    e);
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    /** Writes a plan down, at once, before any of it is done. */
    void begin(Ends ends, SnapshotPlan plan) {
        write(new Begun(ends.from(), ends.to(), Stage.CHANGING, plan));
    }

    /** Writes down that what was put aside goes, if anything was begun. */
    void clearing() {
        begun().filter(begun -> !begun.isClearing())
                .ifPresent(begun -> write(new Begun(begun.from, begun.to, Stage.CLEARING, begun.plan)));
    }

    /** Writes down that something else is to be copied. */
    void replan(Begun begun, SnapshotPlan plan) {
        if (!begun.plan.equals(plan)) {
            write(new Begun(begun.from, begun.to, begun.stage, plan));
        }
    }

    private void write(Begun begun) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(
                    draft,
                    Json.write(begun),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    /** All is done. */
    void end() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed("remove", e);
        }
    }

    private PortageException failed(String verb, IOException cause) {
        return new PortageException(
                ErrorCode.JOURNAL, "cannot " + verb + " " + file + ": " + cause.getMessage(), cause);
    }
}
