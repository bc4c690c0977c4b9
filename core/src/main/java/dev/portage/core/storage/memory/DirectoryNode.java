package dev.portage.core.storage.memory;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.NameOrder;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A directory. Its children are changed by the {@link Tree} alone, under the tree's lock, and read by anyone. */
final class DirectoryNode extends Node {
    private static final Attributes INITIAL =
            Attributes.builder().mode(0755).owner("nobody").group("nogroup").build();

    private final NavigableMap<String, Node> children = new ConcurrentSkipListMap<>(NameOrder.NAMES);

    DirectoryNode(long id, Instant now) {
        super(id, now, INITIAL);
    }

    @Override
    EntryKind kind() {
        return EntryKind.DIRECTORY;
    }

    @Override
    long length() {
        return 0;
    }

    Optional<Node> child(String name) {
        return Optional.ofNullable(children.get(name));
    }

    /** The first child behind a name. */
    Optional<Map.Entry<String, Node>> childBehind(String name) {
        return Optional.ofNullable(children.higherEntry(name));
    }

    void put(String name, Node child, Instant now) {
        children.put(name, child);
        touch(now);
    }

    void remove(String name, Instant now) {
        children.remove(name);
        touch(now);
    }
}
