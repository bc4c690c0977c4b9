package dev.portage.core.plan;

import dev.portage.api.storage.Entry;

/**
 * An entry of a directory.
 *
 * @param name under which it is there; what it is called where it comes from may be something else
 */
record Child(String name, Entry entry) {
    /** An entry under its own name. */
    static Child of(Entry entry) {
        return new Child(entry.name(), entry);
    }
}
