package dev.portage.api.storage;

import java.util.Set;

/** The capability to keep attributes. */
public interface AttributeAccess {
    /** The attributes that the store can keep below a location. May ask the store. */
    Set<Attribute> supported(Location location);

    /**
     * The wanted attributes of an entry, as far as the store has them: those that the entry carries already, and the rest fetched.
     * An attribute that does not apply (the replication of a directory) stays empty.
     */
    Attributes fetch(Entry entry, Set<Attribute> wanted);

    /**
     * Sets the attributes that are present, except those that can only be given when a file is created. Not atomic: after an error
     * some may be set. Repeating the call is harmless.
     */
    void apply(Location location, Attributes attributes);
}
