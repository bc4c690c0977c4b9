package dev.portage.testkit;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.TreeRenaming;

/** {@link TreeRenaming} with faults. */
record FaultyTreeRenaming(TreeRenaming renaming, FaultScript script) implements TreeRenaming {
    @Override
    public void rename(Location from, Location to) {
        script.run(Operation.RENAME_TREE, from, () -> renaming.rename(from, to));
    }
}
