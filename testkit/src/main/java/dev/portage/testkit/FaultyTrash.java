package dev.portage.testkit;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.Trash;

/** {@link Trash} with faults. */
record FaultyTrash(Trash trash, FaultScript script) implements Trash {
    @Override
    public boolean isOn(Location location) {
        return script.call(Operation.TRASH_IS_ON, location, () -> trash.isOn(location));
    }

    @Override
    public boolean isTrash(Location directory) {
        return trash.isTrash(directory);
    }

    @Override
    public void moveToTrash(Location location) {
        script.run(Operation.MOVE_TO_TRASH, location, () -> trash.moveToTrash(location));
    }
}
