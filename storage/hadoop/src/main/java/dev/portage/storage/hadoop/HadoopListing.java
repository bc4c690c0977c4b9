package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.ListingOrder;
import dev.portage.api.storage.Location;
import java.util.NoSuchElementException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RemoteIterator;

/** The pages of a directory as Hadoop lists them, in no order that it would promise. */
final class HadoopListing implements EntryIterator {
    private final Connection connection;
    private final Location directory;
    private final int depth;
    private final RemoteIterator<FileStatus> statuses;

    private HadoopListing(Connection connection, Location directory, int depth, RemoteIterator<FileStatus> statuses) {
        this.connection = connection;
        this.directory = directory;
        this.depth = depth;
        this.statuses = statuses;
    }

    static EntryIterator open(Connection connection, Location directory) {
        return connection.call(
                "list",
                directory,
                path -> new HadoopListing(
                        connection,
                        directory,
                        path.depth(),
                        connection.fileSystem().listStatusIterator(path)));
    }

    @Override
    public ListingOrder order() {
        return ListingOrder.NONE;
    }

    @Override
    public boolean hasNext() {
        return Connection.guard("list", directory, statuses::hasNext);
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return Connection.guard("list", directory, () -> entry(statuses.next()));
    }

    /** A file is listed by Hadoop as a directory of which it is the only entry. */
    private Entry entry(FileStatus status) {
        String name = status.getPath().getName();
        if (status.getPath().depth() == depth) {
            throw new PortageException(ErrorCode.WRONG_KIND, "cannot list " + directory + ": it is not a directory");
        }
        return EntryReading.entry(connection, directory.resolve(name), status);
    }

    @Override
    public void close() {
        // A listing of Hadoop holds nothing between two pages.
    }
}
