package dev.portage.core.plan;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import dev.portage.core.plan.SourceListing.Listed;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A listing as a tree of directories, without being held in memory: whoever asks for what lies in a directory must have seen what comes before it.
 * A directory that is only on the way to what is listed is given as the place at the target that it is: see {@link Places#isPlace}. Used by one thread.
 */
final class ListedTree {
    private final Iterator<Listed> listing;
    private final Location base;
    private @Nullable Listed next;

    /**
     * A tree of which nothing has been seen.
     *
     * @param base where the paths of the listing lie
     */
    ListedTree(Iterator<Listed> listing, Location base) {
        this.listing = listing;
        this.base = base;
        advance();
    }

    private void advance() {
        next = listing.hasNext() ? listing.next() : null;
    }

    /** The entry that goes to the base itself, or just the base. */
    Entry root() {
        if (next != null && next.path().isEmpty()) {
            Entry entry = next.entry();
            advance();
            return entry;
        }
        return place("");
    }

    private Entry place(String path) {
        Location location = path.isEmpty() ? base : base.resolve(path);
        return new Entry(location, EntryKind.DIRECTORY, 0, Instant.EPOCH, Optional.empty(), Attributes.NONE);
    }

    /** What lies in a directory, in order. */
    Listing below(String directory) {
        return Listing.of(new Children(directory.isEmpty() ? "" : directory + "/"));
    }

    /** The entries of a directory; what is below one of them is passed over when nobody has asked for it. */
    private final class Children implements Iterator<Child> {
        private final String prefix;
        private @Nullable Listed last;

        Children(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public boolean hasNext() {
            while (next != null && last != null && next.path().startsWith(last.path() + "/")) {
                requireDirectory(last, next);
                advance();
            }
            return next != null && next.path().startsWith(prefix);
        }

        @Override
        public Child next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            int slash = next.path().indexOf('/', prefix.length());
            Listed child;
            if (slash < 0) {
                child = next;
                advance();
            } else {
                String path = next.path().substring(0, slash);
                child = new Listed(path, place(path));
            }
            last = child;
            return new Child(child.path().substring(prefix.length()), child.entry());
        }
    }

    private static void requireDirectory(Listed above, Listed below) {
        if (!above.entry().isDirectory()) {
            throw new PortageException(
                    ErrorCode.WRONG_KIND,
                    below.entry().location() + " is listed to go below " + above.path() + ", which is a file");
        }
    }
}
