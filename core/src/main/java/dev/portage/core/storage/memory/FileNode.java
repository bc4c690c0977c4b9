package dev.portage.core.storage.memory;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.EntryKind;
import java.time.Instant;

/** A file. */
final class FileNode extends Node {
    private static final Attributes INITIAL =
            Attributes.builder().mode(0644).owner("nobody").group("nogroup").build();

    private volatile Content content;

    FileNode(long id, Instant now, Content content) {
        super(id, now, INITIAL);
        this.content = content;
    }

    @Override
    EntryKind kind() {
        return EntryKind.FILE;
    }

    @Override
    long length() {
        return content.length();
    }

    Content content() {
        return content;
    }

    void change(Content changed, Instant now) {
        content = changed;
        touch(now);
    }
}
