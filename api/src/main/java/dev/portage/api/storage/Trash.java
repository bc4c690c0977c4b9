package dev.portage.api.storage;

/** The capability to delete so that it can be undone for a while. */
public interface Trash {
    /** Whether what is deleted at a location would go to a trash. */
    boolean isOn(Location location);

    /** Whether a directory is a trash itself, of whichever user: it never counts as something to be deleted. */
    boolean isTrash(Location directory);

    /** Moves a file or a directory with all that is below it to the trash; nothing happens if nothing is there. */
    void moveToTrash(Location location);
}
