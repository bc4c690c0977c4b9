package dev.portage.core.storage.memory;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.TreeRenaming;

/** Renames in memory. */
record MemoryTreeRenaming(Tree tree) implements TreeRenaming {
    @Override
    public void rename(Location from, Location to) {
        tree.rename(from, to);
    }
}
