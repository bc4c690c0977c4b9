package dev.portage.core.storage.local;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.ListingOrder;
import dev.portage.api.storage.Location;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Walks a directory as the system hands out its entries. What disappears before its turn is passed over. */
final class LocalListing implements EntryIterator {
    private final Location directory;
    private final DirectoryStream<Path> stream;
    private final Iterator<Path> paths;
    private Optional<Entry> next = Optional.empty();

    private LocalListing(Location directory, DirectoryStream<Path> stream) {
        this.directory = directory;
        this.stream = stream;
        this.paths = stream.iterator();
    }

    @SuppressWarnings("StreamResourceLeak") // closed with the listing
    static EntryIterator open(Location directory) {
        try {
            return new LocalListing(directory, Files.newDirectoryStream(LocalPath.of(directory)));
        } catch (IOException e) {
            throw Failure.of("list", directory, e);
        }
    }

    @Override
    public ListingOrder order() {
        return ListingOrder.NONE;
    }

    @Override
    public boolean hasNext() {
        try {
            while (next.isEmpty() && paths.hasNext()) {
                next = describe(paths.next());
            }
            return next.isPresent();
        } catch (DirectoryIteratorException e) {
            throw Failure.of("list", directory, Failure.causeOf(e));
        }
    }

    private Optional<Entry> describe(Path path) {
        Optional<String> name = LocalPath.name(path);
        Location location = directory.resolve(name.orElseGet(() -> LocalPath.escapedName(path)));
        try {
            return name.isPresent() ? LocalEntry.find(location, path) : Optional.of(LocalEntry.other(location, path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Failure.of("look at", location, e);
        }
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Entry entry = next.orElseThrow();
        next = Optional.empty();
        return entry;
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw Failure.of("list", directory, e);
        }
    }
}
