package dev.portage.api.storage;

import java.util.List;

/** The capability to keep states of a directory under names, and to tell how two of them differ without looking at all that is in them. */
public interface Snapshots {
    /** Where a state can be read, whether it is kept or not. */
    Location state(Location directory, String name);

    /**
     * The names of all states that are kept, in order.
     *
     * @throws dev.portage.api.PortageException {@code UNSUPPORTED} if states of this directory are not kept
     */
    List<String> names(Location directory);

    /**
     * Keeps the present state.
     *
     * @throws dev.portage.api.PortageException {@code ALREADY_EXISTS} if the name is taken, {@code UNSUPPORTED} if states of this directory are
     *     not kept
     */
    void create(Location directory, String name);

    /** Lets go of a state; nothing happens if it is not kept. */
    void delete(Location directory, String name);

    /**
     * How one state became another.
     *
     * @param from the name of the earlier one; empty for the present
     * @param to the name of the later one; empty for the present
     * @return in no order
     * @throws dev.portage.api.PortageException {@code NOT_FOUND} if one is not kept
     */
    List<Change> difference(Location directory, String from, String to);
}
