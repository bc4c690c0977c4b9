package dev.portage.core.plan;

import dev.portage.api.storage.Entry;
import java.util.Iterator;

/** Names one by one what is copied, and where each entry goes, instead of what is found below a source. */
public interface SourceListing extends AutoCloseable {
    /**
     * An entry and where it goes.
     *
     * @param path below the job's base, empty for the base itself
     * @param entry as it was when it was listed; it is looked at again before anything is decided
     */
    record Listed(String path, Entry entry) {}

    /** All that is listed, in the order of {@link dev.portage.api.storage.NameOrder#PATHS}, each path once; read by one thread. */
    Iterator<Listed> open();

    /** Removes what the listing was kept in; whoever has made it does so when the copy has ended. */
    @Override
    void close();
}
