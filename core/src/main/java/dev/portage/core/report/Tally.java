package dev.portage.core.report;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.EntryKind;
import dev.portage.core.run.Absences;
import dev.portage.core.task.Discrepancy;
import dev.portage.core.task.Outcome;
import dev.portage.core.task.SkipReason;
import dev.portage.core.verify.Proof;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens, while it happens. Thread-safe. */
public final class Tally {
    private final LongAdder sourceFiles = new LongAdder();
    private final LongAdder sourceBytes = new LongAdder();
    private final LongAdder sourceDirectories = new LongAdder();
    private final LongAdder filtered = new LongAdder();
    private final LongAdder temporaries = new LongAdder();
    private final AtomicReference<String> oneTemporary = new AtomicReference<>("");
    private final LongAdder toMove = new LongAdder();
    private final LongAdder movedNow = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final Absences absences = new Absences();
    private final LongAdder staged = new LongAdder();
    private final LongAdder stagedBytes = new LongAdder();
    private final LongAdder copied = new LongAdder();
    private final LongAdder copiedBytes = new LongAdder();
    private final LongAdder copiedLength = new LongAdder();
    private final LongAdder copiedByStore = new LongAdder();
    private final LongAdder skippedBytes = new LongAdder();
    private final LongAdder directoriesMade = new LongAdder();
    private final LongAdder attributesSet = new LongAdder();
    private final LongAdder deletedFiles = new LongAdder();
    private final LongAdder deletedDirectories = new LongAdder();
    private final LongAdder failedReading = new LongAdder();
    private final LongAdder failedBytes = new LongAdder();
    private final LongAdder identicalBytes = new LongAdder();
    private final LongAdder identical = new LongAdder();
    private final Map<Proof, LongAdder> proofs = adders(Proof.class);
    private final Map<SkipReason, LongAdder> skipped = adders(SkipReason.class);
    private final Map<Discrepancy, LongAdder> differing = adders(Discrepancy.class);
    private final Map<ErrorCode, LongAdder> failed = adders(ErrorCode.class);

    /** The walk has come to a file of the source that takes part. */
    public void sourceFile(long bytes) {
        sourceFiles.increment();
        sourceBytes.add(bytes);
    }

    /** The walk has come to a directory of the source that takes part. */
    public void sourceDirectory() {
        sourceDirectories.increment();
    }

    /** The walk has come to an entry of the source that filters leave out. */
    public void filteredOut() {
        filtered.increment();
    }

    /** The walk has come to an entry of the source that is named like a temporary file of Portage. */
    public void temporary(String path) {
        temporaries.increment();
        oneTemporary.compareAndSet("", path);
    }

    /** What the user must know of entries that take no part because of their names, if there are any. */
    public Optional<String> temporariesNotice() {
        long count = temporaries.sum();
        return count == 0
                ? Optional.empty()
                : Optional.of((count == 1 ? "1 entry of the source is" : count + " entries of the source are")
                        + " left alone, being named like temporary files of Portage: " + oneTemporary.get()
                        + (count == 1 ? "" : " and others"));
    }

    /** So many bytes were planned to be moved. */
    public void planned(long bytes) {
        toMove.add(bytes);
    }

    /** So many bytes have just been moved; if negative, so many have to be moved once more. */
    public void moved(long bytes) {
        (bytes < 0 ? lost : movedNow).add(Math.abs(bytes));
    }

    /** A file of so many bytes is staged and proven, and waits for the commit. */
    public void staged(long bytes) {
        staged.increment();
        stagedBytes.add(bytes);
    }

    /** A file of so many bytes that was staged waits no more. */
    public void committed(long bytes) {
        staged.decrement();
        stagedBytes.add(-bytes);
    }

    /** Bytes moved so far, without those that have to be moved once more. */
    public long gained() {
        return movedNow.sum() - lost.sum();
    }

    /** Bytes of the source that are done with: copied, skipped or compared, wholly or in part. */
    public long settledBytes() {
        long settled = copiedLength.sum() + stagedBytes.sum() + skippedBytes.sum() + identicalBytes.sum();
        long underWay = gained() - copiedBytes.sum() - stagedBytes.sum() - identicalBytes.sum();
        return Math.min(sourceBytes.sum(), settled + Math.max(0, underWay));
    }

    /** What is waited for at this moment. */
    public Absences absences() {
        return absences;
    }

    /** Counts an outcome. */
    public void count(Outcome outcome) {
        if (outcome instanceof Outcome.Copied file) {
            copied.increment();
            copiedBytes.add(file.moved());
            copiedLength.add(file.bytes());
            copiedByStore.add(file.byStore() ? 1 : 0);
            adder(proofs, file.proof()).increment();
        } else if (outcome instanceof Outcome.Skipped file) {
            adder(skipped, file.reason()).increment();
            skippedBytes.add(file.bytes());
        } else if (outcome instanceof Outcome.DirectoryMade) {
            directoriesMade.increment();
        } else if (outcome instanceof Outcome.AttributesSet) {
            attributesSet.increment();
        } else if (outcome instanceof Outcome.Deleted deleted) {
            (deleted.kind() == EntryKind.DIRECTORY ? deletedDirectories : deletedFiles).increment();
        } else if (outcome instanceof Outcome.Identical file) {
            identical.increment();
            identicalBytes.add(file.bytes());
        } else if (outcome instanceof Outcome.Differs differs) {
            adder(differing, differs.discrepancy()).increment();
        } else if (outcome instanceof Outcome.Failed failure) {
            adder(failed, failure.code()).increment();
            failedReading.add(failure.reading() ? 1 : 0);
            failedBytes.add(failure.bytes().orElse(0L));
        }
    }

    /** The counts of this moment; those of one outcome may be in it in part. */
    public Counts counts() {
        return new Counts(
                sourceFiles.sum(),
                sourceBytes.sum(),
                sourceDirectories.sum(),
                filtered.sum(),
                toMove.sum(),
                movedNow.sum(),
                staged.sum(),
                copied.sum(),
                copiedBytes.sum(),
                copiedLength.sum(),
                copiedByStore.sum(),
                sums(proofs, Proof.class),
                sums(skipped, SkipReason.class),
                skippedBytes.sum(),
                directoriesMade.sum(),
                attributesSet.sum(),
                deletedFiles.sum(),
                deletedDirectories.sum(),
                identical.sum(),
                sums(differing, Discrepancy.class),
                sums(failed, ErrorCode.class),
                failedReading.sum(),
                failedBytes.sum());
    }

    private static <K extends Enum<K>> Map<K, LongAdder> adders(Class<K> type) {
        Map<K, LongAdder> adders = new EnumMap<>(type);
        for (K key : type.getEnumConstants()) {
            adders.put(key, new LongAdder());
        }
        return adders;
    }

    private static <K> LongAdder adder(Map<K, LongAdder> adders, K key) {
        LongAdder adder = adders.get(key);
        if (adder == null) {
            throw new IllegalArgumentException("not counted: " + key);
        }
        return adder;
    }

    private static <K extends Enum<K>> Map<K, Long> sums(Map<K, LongAdder> adders, Class<K> type) {
        Map<K, Long> sums = new EnumMap<>(type);
        adders.forEach((key, adder) -> {
            if (adder.sum() > 0) {
                sums.put(key, adder.sum());
            }
        });
        return sums;
    }
}
