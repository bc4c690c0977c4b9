package dev.portage.core.storage.memory;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.ListingOrder;
import dev.portage.api.storage.Location;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Walks the children of a directory; what is added or removed behind the position meanwhile is seen. */
final class MemoryListing implements EntryIterator {
    private final Location location;
    private final DirectoryNode directory;
    private Optional<Map.Entry<String, Node>> next;

    MemoryListing(Location location, DirectoryNode directory) {
        this.location = location;
        this.directory = directory;
        this.next = directory.childBehind("");
    }

    @Override
    public ListingOrder order() {
        return ListingOrder.BY_NAME;
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public Entry next() {
        Map.Entry<String, Node> child = next.orElseThrow(NoSuchElementException::new);
        next = directory.childBehind(child.getKey());
        return child.getValue().describe(location.resolve(child.getKey()));
    }

    @Override
    public void close() {}
}
