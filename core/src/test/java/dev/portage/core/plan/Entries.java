package dev.portage.core.plan;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import java.time.Instant;
import java.util.Optional;

/** Entries for tests. */
final class Entries {
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    static final Location SOURCE = Location.parse("source://store/tree");
    static final Location TARGET = Location.parse("target://store/tree");

    private Entries() {}

    static Entry file(Location root, String path, long length) {
        return file(root, path, length, NOON, "id");
    }

    static Entry file(Location root, String path, long length, Instant modified, String identity) {
        return new Entry(root.resolve(path), EntryKind.FILE, length, modified, Optional.of(identity), Attributes.NONE);
    }

    static Entry directory(Location root, String path) {
        return new Entry(root.resolve(path), EntryKind.DIRECTORY, 0, NOON, Optional.empty(), Attributes.NONE);
    }
}
