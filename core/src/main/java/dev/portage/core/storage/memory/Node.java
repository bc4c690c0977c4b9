package dev.portage.core.storage.memory;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Times;
import java.time.Instant;
import java.util.Optional;

/**
 * A file or directory. It does not know its name, so it keeps its identity when it moves. Safe for threads: its
 * fields are volatile.
 */
abstract sealed class Node permits FileNode, DirectoryNode {
    private final long id;
    private volatile Times times;
    private volatile Attributes attributes;

    Node(long id, Instant now, Attributes attributes) {
        this.id = id;
        this.times = new Times(now, now);
        this.attributes = attributes;
    }

    abstract EntryKind kind();

    abstract long length();

    final String identity() {
        return Long.toString(id);
    }

    final Entry describe(Location location) {
        Times now = times;
        return new Entry(location, kind(), length(), now.modified(), Optional.of(identity()), attributes());
    }

    /** All attributes, the times among them. */
    final Attributes attributes() {
        return Attributes.builder().times(times).build().orElse(attributes);
    }

    /** Sets those attributes that are present. */
    final synchronized void apply(Attributes changed) {
        changed.times().ifPresent(changedTimes -> times = changedTimes);
        attributes = changed.orElse(attributes).only(MemoryAttributes.KEPT_WITH_NODE);
    }

    /** Notes that the content changed. */
    final void touch(Instant now) {
        times = new Times(now, now);
    }
}
