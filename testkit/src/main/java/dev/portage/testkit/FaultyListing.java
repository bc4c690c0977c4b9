package dev.portage.testkit;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.ListingOrder;
import dev.portage.api.storage.Location;

/** Counts each step once, however often it is asked for. */
final class FaultyListing implements EntryIterator {
    private final EntryIterator listing;
    private final FaultScript script;
    private final Location directory;
    private boolean stepped;

    FaultyListing(EntryIterator listing, FaultScript script, Location directory) {
        this.listing = listing;
        this.script = script;
        this.directory = directory;
    }

    @Override
    public ListingOrder order() {
        return listing.order();
    }

    @Override
    public boolean hasNext() {
        if (!stepped) {
            boolean more = script.call(Operation.LIST_NEXT, directory, listing::hasNext);
            stepped = true;
            return more;
        }
        return listing.hasNext();
    }

    @Override
    public Entry next() {
        if (hasNext()) {
            stepped = false;
        }
        return listing.next();
    }

    @Override
    public void close() {
        listing.close();
    }
}
