package dev.portage.core.journal;

import dev.portage.api.storage.Checksum;
import dev.portage.core.task.Task;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What earlier runs left open, found by reading their journals. What they have proven is handed on and not kept, so memory holds only what
 * was in flight when they ended. Not thread-safe.
 */
public final class Recovery {
    private final Map<Long, Task> tasks = new LinkedHashMap<>();
    private final Map<String, JournalRecord.Ready> ready = new LinkedHashMap<>();
    private final Map<String, JournalRecord.RangesBegun> begun = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Optional<Checksum>>> ranges = new HashMap<>();
    private final Map<String, JournalRecord.AppendBegun> appends = new HashMap<>();
    private final Set<OpenTask> openTasks = new HashSet<>();
    private final Set<String> openPaths = new HashSet<>();
    private final Set<String> kept = new HashSet<>();
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
     * @param proven is handed every file that was published by itself
     * @param staged takes what is said of files that wait for a commit
     * @throws dev.portage.api.PortageException {@code JOURNAL} if one cannot be read, {@code UNREADABLE} if a newer version has written it
     */
    static Recovery read(List<Path> journals, Consumer<ProvenFile> proven, StagedFiles staged) {
        Recovery recovery = new Recovery();
        for (Path journal : journals) {
            recovery.readOne(journal, proven, staged);
        }
        return recovery;
    }

    private void readOne(Path journal, Consumer<ProvenFile> proven, StagedFiles staged) {
        try (JournalReader records = new JournalReader(List.of(journal))) {
            while (records.hasNext()) {
                JournalRecord next = records.next();
                apply(next, proven);
                staged.add(next);
            }
            damaged += records.damaged();
        }
        tasks.values().forEach(task -> openTasks.add(new OpenTask(token, task)));
        tasks.clear();
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
        } else if (journalRecord instanceof JournalRecord.Staged file) {
            forget(file.path());
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

    /** The temporary file of a path is of use to this run, and stays. */
    void keep(String path) {
        if (openPaths.isEmpty()) {
            openTasks.forEach(open -> open.task().actions().forEach(action -> openPaths.add(action.path())));
        }
        if (openPaths.contains(path)) {
            kept.add(path);
        }
    }

    /** Whether the temporary file of a path that a task has left stays. */
    public boolean isKept(String path) {
        return kept.contains(path);
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
