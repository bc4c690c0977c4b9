package dev.portage.api.storage;

import java.util.Iterator;

/**
 * The entries of one directory, fetched page by page as they are asked for. {@code hasNext} may block and throws
 * {@link dev.portage.api.PortageException} when the listing fails; it then never said that the listing was complete. Not
 * thread-safe, but may be handed from one thread to another.
 */
public interface EntryIterator extends Iterator<Entry>, AutoCloseable {
    /** The order in which the entries come. */
    ListingOrder order();

    /** Lets go of what the listing holds; idempotent. */
    @Override
    void close();
}
