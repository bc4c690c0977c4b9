package dev.portage.core.journal;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.core.task.Action;
import dev.portage.core.task.Fingerprint;
import dev.portage.core.task.Task;
import dev.portage.core.verify.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records for tests. */
final class Records {
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123456789Z");
    static final Checksum CHECKSUM = new Checksum(ChecksumAlgorithm.CRC32C, 0xe3069283);

    private Records() {}

    /** What a job may choose. */
    record Choice(String name) {}

    static Fingerprint fingerprint(long length) {
        return new Fingerprint(length, NOON, Optional.of("id" + length));
    }

    static ProvenFile proven(String path, long length, int round) {
        return new ProvenFile(
                path,
                fingerprint(length),
                Optional.of("target-" + path),
                Optional.empty(),
                Optional.of(CHECKSUM),
                Proof.VERIFIED_BY_STORE,
                round);
    }

    static JournalRecord.Ready ready(String path, long length) {
        StagedFile staged = new StagedFile(
                Location.parse("target://store/" + path),
                "/.portage-job-token-1.0.part",
                length,
                Optional.of("target-" + path));
        return new JournalRecord.Ready(
                path, fingerprint(length), staged, Optional.of(CHECKSUM), Proof.VERIFIED_BY_STORE);
    }

    static JournalRecord.TaskStarted started(long id, String path) {
        Entry source = new Entry(
                Location.parse("source://store/" + path), EntryKind.FILE, 1, NOON, Optional.empty(), Attributes.NONE);
        return new JournalRecord.TaskStarted(
                new Task(id, List.of(new Action.CopyFile(path, source, Action.Condition.ALWAYS))));
    }
}
