package dev.portage.core.storage.memory;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.Trash;

/** Moves what is deleted below {@code /.Trash}, each time into a directory of its own. */
final class MemoryTrash implements Trash {
    private static final String TRASH = "/.Trash";

    private final Tree tree;

    MemoryTrash(Tree tree) {
        this.tree = tree;
    }

    @Override
    public boolean isOn(Location location) {
        return true;
    }

    @Override
    public boolean isTrash(Location directory) {
        return directory.path().equals(TRASH);
    }

    @Override
    public void moveToTrash(Location location) {
        Location kept = location.at(TRASH + "/" + tree.nextId() + location.path());
        tree.find(location).ifPresent(node -> tree.move(location, node.identity(), kept));
    }
}
