package dev.portage.core.plan;

import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.RangedStaging;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.Storage;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.journal.PartialFile;
import dev.portage.core.task.Action;
import dev.portage.core.task.FileCut;
import dev.portage.core.task.Fingerprint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Cuts large files into ranges, where the target takes ranges, and goes on with files that earlier runs have begun. Used by the planning thread;
 * {@link #begun} may be read by others.
 */
final class LargeFiles {
    private final Location base;
    private final Optional<RangedStaging> ranges;
    private final Set<Attribute> preserved;
    private final String attemptPrefix;
    private final Cutting cutting;
    private final Map<String, PartialFile> begun;
    private final Set<String> resumed = new HashSet<>();
    private int cuts;

    /**
     * A cutter.
     *
     * @param attemptPrefix begins the names of this process' attempts
     * @param cutting says how long ranges are
     * @param begun files that earlier runs have begun, by path
     */
    LargeFiles(
            Storage target,
            Location base,
            Set<Attribute> preserved,
            String attemptPrefix,
            Cutting cutting,
            Map<String, PartialFile> begun) {
        this.base = base;
        this.ranges = target.capability(RangedStaging.class);
        this.preserved = preserved;
        this.attemptPrefix = attemptPrefix;
        this.cutting = cutting;
        this.begun = new ConcurrentHashMap<>(begun);
    }

    /** Files that earlier runs have begun, as far as their ranges are still there. */
    Map<String, PartialFile> begun() {
        return begun;
    }

    /** Files that earlier runs have begun and this one has not come to. */
    Set<String> forgotten() {
        Set<String> forgotten = new HashSet<>(begun.keySet());
        forgotten.removeAll(resumed);
        return forgotten;
    }

    /** Whether an earlier run has begun to copy another state of a file. */
    boolean isStale(String path, Entry source) {
        PartialFile partial = begun.get(path);
        return partial != null && !partial.source().equals(Fingerprint.of(source));
    }

    /**
     * Plans the copy of a large file; false if it is none.
     *
     * @param replaced the length of the file whose place it takes
     */
    boolean plan(String path, Entry source, Optional<Long> replaced, Consumer<Action> actions) {
        if (ranges.isEmpty() || source.length() <= cutting.least(source)) {
            return false;
        }
        PartialFile partial = begun.get(path);
        if (partial != null && partial.source().equals(Fingerprint.of(source))) {
            resumed.add(path);
            resume(path, source, partial, replaced, actions);
            return true;
        }
        Attributes layout = source.attributes().only(preserved);
        long rangeLength = cutting.rangeLength(source, ranges.get().alignment(base.resolve(path), layout));
        if (source.length() <= rangeLength) {
            return false;
        }
        FileCut cut = new FileCut(source.length(), rangeLength);
        String attempt = attemptPrefix + "r" + ++cuts;
        cut.ranges()
                .forEach(range -> actions.accept(new Action.CopyRange(path, source, attempt, cut, range, replaced)));
        return true;
    }

    /** When all ranges were done they may have been joined already: assembling finds out. */
    private void resume(
            String path, Entry source, PartialFile partial, Optional<Long> replaced, Consumer<Action> actions) {
        FileCut cut = partial.cut();
        if (partial.done().size() == cut.count()) {
            actions.accept(new Action.AssembleFile(path, source, partial.attempt(), cut, replaced));
            return;
        }
        StagingRequest request = request(path, partial);
        Map<Integer, Optional<Checksum>> held = new HashMap<>(partial.done());
        held.keySet().removeIf(index -> !ranges.orElseThrow().holds(request, cut.range(index)));
        begun.put(path, new PartialFile(path, partial.source(), partial.attempt(), cut, held));
        for (ByteRange range : cut.ranges()) {
            if (!held.containsKey(range.index())) {
                actions.accept(new Action.CopyRange(path, source, partial.attempt(), cut, range, replaced));
            }
        }
    }

    /** Removes what an earlier run has begun of a file, because it is of no use any more. */
    void discard(String path, Consumer<JournalRecord> journal) {
        PartialFile partial = begun.remove(path);
        if (partial != null && ranges.isPresent()) {
            ranges.get().discard(request(path, partial), partial.cut().ranges());
            journal.accept(new JournalRecord.Dropped(path));
        }
    }

    /** Whether a temporary file belongs to a file that an earlier run has begun. */
    boolean owns(String stagingName) {
        return begun.values().stream().anyMatch(partial -> stagingName.contains(partial.attempt()));
    }

    private StagingRequest request(String path, PartialFile partial) {
        return new StagingRequest(
                base.resolve(path), partial.attempt(), partial.source().length(), Attributes.NONE);
    }
}
