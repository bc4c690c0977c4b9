package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.ListingOrder;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import java.util.Comparator;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The entries of a directory by name. S3 lists keys, and a directory's key ends with a slash, so that {@code a.b} comes before {@code a/}: an
 * entry waits until no directory can follow whose name it begins with. Should too many wait, the store is asked for the directories that
 * they wait for.
 */
final class S3Listing implements EntryIterator {
    private static final int MOST_WAITING = 20_000;

    private final Lookup lookup;
    private final Location directory;
    private final KeyPages pages;
    private final int mostWaiting;
    private final PriorityQueue<Entry> waiting =
            new PriorityQueue<>(Comparator.comparing(Entry::name, NameOrder.NAMES));
    /** Names of directories that the store was asked for, and of which the keys have not been reached yet. */
    private final Set<String> asked = new HashSet<>();

    private S3Listing(Lookup lookup, Location directory, int mostWaiting) {
        this.lookup = lookup;
        this.directory = directory;
        this.pages = new KeyPages(lookup.bucket(), directory);
        this.mostWaiting = mostWaiting;
    }

    /**
     * Begins to list.
     *
     * @throws PortageException {@code NOT_FOUND} or {@code WRONG_KIND} if it is no directory
     */
    static EntryIterator open(Lookup lookup, Location directory) {
        return lookup.bucket()
                .seen()
                .take(directory)
                .<EntryIterator>map(SeenListing::new)
                .orElseGet(() -> open(lookup, directory, MOST_WAITING));
    }

    /** Begins to list, and lets so many entries wait. */
    static S3Listing open(Lookup lookup, Location directory, int mostWaiting) {
        S3Listing listing = new S3Listing(lookup, directory, mostWaiting);
        listing.fetch();
        if (listing.pages.isMissing()) {
            boolean isFile = lookup.head(directory).isPresent();
            throw new PortageException(
                    isFile ? ErrorCode.WRONG_KIND : ErrorCode.NOT_FOUND,
                    directory + (isFile ? " is a file" : " does not exist"));
        }
        return listing;
    }

    @Override
    public ListingOrder order() {
        return ListingOrder.BY_NAME;
    }

    @Override
    public boolean hasNext() {
        while (!isReady()) {
            if (pages.isExhausted()) {
                return !waiting.isEmpty();
            }
            if (waiting.size() < mostWaiting) {
                fetch();
            } else {
                ask(waiting.element().name());
            }
        }
        return true;
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more entries in " + directory);
        }
        Entry next = waiting.remove();
        boolean isBoth = false;
        while (!waiting.isEmpty() && waiting.element().name().equals(next.name())) {
            waiting.remove();
            isBoth = true;
        }
        return isBoth ? Children.other(next.location()) : next;
    }

    private void fetch() {
        for (Entry entry : pages.fetch()) {
            if (!(entry.isDirectory() && asked.remove(entry.name()))) {
                waiting.add(entry);
            }
        }
    }

    private boolean isReady() {
        Entry first = waiting.peek();
        if (first == null) {
            return false;
        }
        String name = first.name();
        for (int length = 0; length <= name.length(); length++) {
            if (mayBeCutAt(name, length) && !isKnown(name.substring(0, length))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the key of a directory, named by the beginning of a name, comes behind the key of a file of that name. */
    private static boolean mayBeCutAt(String name, int length) {
        return length == name.length() || name.charAt(length) < '/';
    }

    private boolean isKnown(String directoryName) {
        return pages.havePassed(directoryName + "/") || asked.contains(directoryName);
    }

    private void ask(String name) {
        for (int length = 0; length <= name.length(); length++) {
            if (mayBeCutAt(name, length) && !isKnown(name.substring(0, length))) {
                askFor(name.substring(0, length));
            }
        }
    }

    private void askFor(String directoryName) {
        asked.add(directoryName);
        if (lookup.hasAny(directory, directoryName + "/")) {
            waiting.add(pages.directory(directoryName));
        }
    }

    @Override
    public void close() {}
}
