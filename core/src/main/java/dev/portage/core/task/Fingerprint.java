package dev.portage.core.task;

import dev.portage.api.storage.Entry;
import java.time.Instant;
import java.util.Optional;

/**
 * What tells one state of a file from another without reading it.
 *
 * @param length bytes
 * @param modified as exactly as the store keeps it
 * @param identity the store's name for the content, where it has one
 */
public record Fingerprint(long length, Instant modified, Optional<String> identity) {
    /** The fingerprint of a file as it was listed. */
    public static Fingerprint of(Entry file) {
        return new Fingerprint(file.length(), file.modified(), file.identity());
    }
}
