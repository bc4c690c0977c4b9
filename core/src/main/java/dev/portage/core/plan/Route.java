package dev.portage.core.plan;

import dev.portage.api.storage.Entry;

/**
 * Where one source goes.
 *
 * @param path below the job's base, empty for the base itself
 * @param source a file or directory
 */
public record Route(String path, Entry source) {}
