package dev.portage.api.storage;

/** The order in which a store lists a directory. */
public enum ListingOrder {
    /** By name, as {@link NameOrder#NAMES} has it. */
    BY_NAME,
    /** As it comes; whoever needs an order sorts. */
    NONE
}
