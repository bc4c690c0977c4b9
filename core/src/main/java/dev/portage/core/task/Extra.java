package dev.portage.core.task;

import dev.portage.api.storage.EntryKind;

/**
 * An entry that only the target has, and that may go; a directory with all that is below it.
 *
 * @param bytes the length of a file, 0 for a directory
 */
public record Extra(String path, EntryKind kind, long bytes) {}
