package dev.portage.core.task;

import dev.portage.api.storage.Entry;

/** A directory whose attributes are carried over when everything below it is done. */
public record DirectoryAttributes(String path, Entry source) {}
