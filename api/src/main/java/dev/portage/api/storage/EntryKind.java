package dev.portage.api.storage;

/** What an entry of a store is. */
public enum EntryKind {
    FILE,
    DIRECTORY,
    /** A device, a pipe, a socket, a link that leads nowhere or in a circle: nothing that can be copied. */
    OTHER
}
