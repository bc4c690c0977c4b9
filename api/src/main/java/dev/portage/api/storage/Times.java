package dev.portage.api.storage;

import java.time.Instant;

/**
 * When an entry was last changed and last read, as exactly as the store keeps it.
 *
 * @param modified the last change of the content
 * @param accessed the last reading, or {@code modified} where the store does not know
 */
public record Times(Instant modified, Instant accessed) {}
