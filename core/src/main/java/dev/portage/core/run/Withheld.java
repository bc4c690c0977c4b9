package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.StagedFile;
import dev.portage.core.journal.Journal;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.task.Fingerprint;
import dev.portage.core.task.Outcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

/**
 * What users would see of an atomic job is not done, but written down for the commit. In memory is only what the threads have at hand.
 * Thread-safe.
 */
public final class Withheld {
    private final Journal journal;
    private final LongConsumer staged;
    private final Map<String, Pending> atHand = new ConcurrentHashMap<>();

    private record Pending(Fingerprint source, StagedFile staged) {}

    /**
     * Nothing is withheld yet.
     *
     * @param staged is told how many bytes each file has that waits
     */
    public Withheld(Journal journal, LongConsumer staged) {
        this.journal = journal;
        this.staged = staged;
    }

    /** A file could be published now. It is written down as soon as its outcome is known. */
    void hold(String path, Fingerprint source, StagedFile file) {
        atHand.put(path, new Pending(source, file));
    }

    /** A directory is to be made. */
    void makeDirectory(String path) {
        journal.append(new JournalRecord.DirectoryWanted(path));
    }

    /** An entry whose content stays is to get attributes. */
    void setAttributes(String path, Attributes attributes) {
        if (!attributes.present().isEmpty()) {
            journal.append(new JournalRecord.AttributesWanted(path, EntryKind.FILE, attributes));
        }
    }

    /** A sink that passes on every outcome but that of what is withheld. */
    public OutcomeSink before(OutcomeSink next) {
        return outcome -> {
            if (outcome instanceof Outcome.Copied copied) {
                write(copied);
            } else {
                next.accept(outcome);
            }
        };
    }

    private void write(Outcome.Copied copied) {
        Pending pending = atHand.remove(copied.path());
        if (pending == null) {
            throw new PortageException(ErrorCode.INTERNAL, copied.path() + " was published and not withheld");
        }
        journal.append(new JournalRecord.Staged(copied.path(), pending.source, pending.staged, copied));
        staged.accept(copied.bytes());
    }
}
