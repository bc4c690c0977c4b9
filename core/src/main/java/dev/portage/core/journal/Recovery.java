package dev.portage.core.journal;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Checksum;
import dev.portage.core.task.Task;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs left open, found by reading their journals. What they have proven is handed on and not kept, so memory holds only what
 * was in flight when they ended. Not thread-safe.
 */
public final class Recovery {
    private final Map<Long, Task> tasks = new LinkedHashMap<>();
    private final Map<String, JournalRecord.Ready> ready = new LinkedHashMap<>();
    private final Map<String, JournalRecord.RangesBegun> begun = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Checksum>> ranges = new HashMap<>();
    private final Map<String, JournalRecord.AppendBegun> appends = new HashMap<>();
    private final Set<OpenTask> openTasks = new HashSet<>();
    private int round = 1;
    private int damaged;
    private boolean published;
    private String token = "";

    /**
     * A task that was running when its run ended.
     *
     * @param token of the run
     */
    public record OpenTask(String token, Task task) {}

    private Recovery() {}

    /**
     * Reads journals, the oldest first.
     *
     * @param proven is handed every file that was published
     * @throws PortageException {@link ErrorCode#JOURNAL} if one cannot be read, {@link ErrorCode#UNREADABLE} if a newer version has
     *     written it
     */
    public static Recovery read(List<Path> journals, Consumer<ProvenFile> proven) {
        Recovery recovery = new Recovery();
        for (Path journal : journals) {
            recovery.readOne(journal, proven);
        }
        return recovery;
    }

    /** A line may be torn within a character: what is not UTF-8 is damaged, and not a failure to read. */
    private void readOne(Path journal, Consumer<ProvenFile> proven) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(journal), StandardCharsets.UTF_8))) {
            boolean isTorn = false;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Optional<JournalRecord> journalRecord = decode(journal, line);
                damaged += isTorn ? 1 : 0;
                isTorn = journalRecord.isEmpty();
                journalRecord.ifPresent(known -> apply(known, proven));
            }
        } catch (IOException e) {
            throw new PortageException(
                    ErrorCode.JOURNAL, "cannot read the journal " + journal + ": " + e.getMessage(), e);
        }
        tasks.values().forEach(task -> openTasks.add(new OpenTask(token, task)));
        tasks.clear();
    }

    private static Optional<JournalRecord> decode(Path journal, String line) {
        try {
            Optional<JournalRecord> journalRecord = JournalLine.decode(line);
            if (journalRecord.isPresent()
                    && journalRecord.get() instanceof JournalRecord.RunStarted started
                    && started.version() > Journal.VERSION) {
                throw newer(
                        journal, " has version " + started.version() + ", and this one knows " + Journal.VERSION, null);
            }
            return journalRecord;
        } catch (IllegalArgumentException e) {
            throw newer(journal, " has a record that this one does not know", e);
        }
    }

    private static PortageException newer(Path journal, String sign, @Nullable IllegalArgumentException cause) {
        return new PortageException(
                ErrorCode.UNREADABLE,
                "the journal " + journal + " was written by a newer Portage: it" + sign + "; go on with that Portage",
                cause);
    }

    private void apply(JournalRecord journalRecord, Consumer<ProvenFile> proven) {
        if (journalRecord instanceof JournalRecord.RunStarted started) {
            token = started.token();
            round = started.round();
        } else if (journalRecord instanceof JournalRecord.TaskStarted started) {
            tasks.put(started.task().id(), started.task());
        } else if (journalRecord instanceof JournalRecord.TaskEnded ended) {
            tasks.remove(ended.id());
        } else if (journalRecord instanceof JournalRecord.RangesBegun ranged) {
            begun.put(ranged.path(), ranged);
            ranges.put(ranged.path(), new HashMap<>());
        } else if (journalRecord instanceof JournalRecord.RangeDone range) {
            ranges.computeIfAbsent(range.path(), path -> new HashMap<>()).put(range.index(), range.checksum());
        } else if (journalRecord instanceof JournalRecord.AppendBegun append) {
            appends.put(append.path(), append);
        } else if (journalRecord instanceof JournalRecord.Ready staged) {
            ready.put(staged.path(), staged);
        } else if (journalRecord instanceof JournalRecord.Done done) {
            published = true;
            Optional.ofNullable(ready.get(done.path()))
                    .map(file -> ProvenFile.of(file, round))
                    .ifPresent(proven);
            forget(done.path());
        } else if (journalRecord instanceof JournalRecord.Appended grown) {
            published = true;
            forget(grown.path());
            proven.accept(ProvenFile.of(grown, round));
        } else if (journalRecord instanceof JournalRecord.Dropped dropped) {
            forget(dropped.path());
        }
    }

    private void forget(String path) {
        ready.remove(path);
        begun.remove(path);
        ranges.remove(path);
        appends.remove(path);
    }

    /** The round in which the last journal was written. */
    public int round() {
        return round;
    }

    /** Files that were proven, and of which it is not written that they were published. */
    public List<JournalRecord.Ready> ready() {
        return List.copyOf(ready.values());
    }

    /** Large files that were begun and neither finished nor given up, nor are ready. */
    public Map<String, PartialFile> partial() {
        Map<String, PartialFile> partial = new HashMap<>();
        begun.forEach((path, file) -> {
            if (!ready.containsKey(path)) {
                partial.put(
                        path,
                        new PartialFile(
                                path, file.source(), file.attempt(), file.cut(), ranges.getOrDefault(path, Map.of())));
            }
        });
        return partial;
    }

    /** Targets that were growing in place, by path: their length says nothing of their content. */
    public Map<String, JournalRecord.AppendBegun> appends() {
        return Map.copyOf(appends);
    }

    /** Tasks that were running: their temporary files may still be there. */
    public Set<OpenTask> openTasks() {
        return Set.copyOf(openTasks);
    }

    /** Whether files were published that the ledger does not know yet; what is settled now counts too. */
    public boolean hasPublished() {
        return published || !ready.isEmpty();
    }

    /** How many lines a disk has damaged; the last of a journal does not count, for a run that was killed has torn it. */
    public int damaged() {
        return damaged;
    }
}
