package dev.portage.core.run;

import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.StagedFile;
import java.util.Optional;

/** A file that has been written, and what is known of its content. */
sealed interface Written {
    /** What was staged. */
    StagedFile staged();

    /** The checksum of the bytes that were read from the source. */
    Optional<Checksum> checksum();

    /**
     * A file whose bytes have passed through this process.
     *
     * @param read the checksum of the bytes that were read from the source
     * @param stored the checksum of what the store has, if it has told already
     */
    record Passed(StagedFile staged, Checksum read, Optional<Checksum> stored) implements Written {
        @Override
        public Optional<Checksum> checksum() {
            return Optional.of(read);
        }
    }

    /**
     * A file that its store has copied itself, from the very content that the source had when it was looked at.
     *
     * @param source that file
     */
    record CopiedByStore(StagedFile staged, Entry source) implements Written {
        @Override
        public Optional<Checksum> checksum() {
            return Optional.empty();
        }
    }
}
