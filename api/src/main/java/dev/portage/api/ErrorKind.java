package dev.portage.api;

/** Who can put an error right. */
public enum ErrorKind {
    /** The person who gave the command: a wrong path, option or file. */
    USER,
    /** The owner of the data: it changed while it was read, or it does not match its proof. */
    DATA,
    /** Whoever runs the stores: a server that is down, a right that is missing, a disk that is full. */
    ENVIRONMENT,
    /** Whoever maintains Portage: this should not have happened. */
    INTERNAL
}
