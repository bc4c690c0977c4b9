package dev.portage.api.storage;

/** What an entry of a store is. */
public enum EntryKind {
    FILE,
    DIRECTORY,
    /**
     * A device, a pipe, a socket, a link that leads nowhere or in a circle, an object that is a directory, too, or whose key is no path: nothing
     * that can be copied.
     */
    OTHER
}
