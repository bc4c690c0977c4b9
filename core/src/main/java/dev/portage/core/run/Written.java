package dev.portage.core.run;

import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.StagedFile;
import java.util.Optional;

/**
 * A file that has been written, and what is known of its content.
 *
 * @param read the checksum of the bytes that were read from the source
 * @param stored the checksum of what the store has, if it has told already
 */
record Written(StagedFile staged, Checksum read, Optional<Checksum> stored) {}
