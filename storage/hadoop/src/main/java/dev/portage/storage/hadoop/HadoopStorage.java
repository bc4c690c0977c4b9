package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.Storage;
import java.io.FileNotFoundException;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;

/** A store of Hadoop. Safe for threads, as Hadoop's file systems are. */
final class HadoopStorage implements Storage {
    private final Connection connection;
    private final Lookup lookup;
    private final Staging staging;
    private final Map<Class<?>, Object> capabilities;

    HadoopStorage(Connection connection) {
        this.connection = connection;
        this.lookup = new Lookup(connection);
        this.staging = new HadoopStaging(connection, lookup);
        this.capabilities = Capabilities.of(connection, lookup);
    }

    @Override
    public Location resolve(Location location) {
        return new Location(location.scheme(), connection.authority(), location.path());
    }

    @Override
    public Optional<Entry> find(Location location) {
        return lookup.find(location);
    }

    @Override
    public EntryIterator list(Location directory) {
        EntryIterator listing = HadoopListing.open(connection, directory);
        if (connection.isHdfs() || connection.isWebHdfs()) {
            return new SignedOrderListing(listing);
        }
        return connection.keepsPermissions() ? listing : new DistinctListing(listing);
    }

    @Override
    public FileInput open(Location file, long offset) {
        return connection.call("open", file, path -> {
            try {
                FSDataInputStream stream = connection.fileSystem().open(path);
                if (offset > 0) {
                    stream.seek(offset);
                }
                return new HadoopInput(file, stream, lookup);
            } catch (FileNotFoundException e) {
                throw lookup.unreadable(file, e);
            }
        });
    }

    @Override
    public void createDirectory(Location directory) {
        boolean made = connection.call("create directory", directory, connection.fileSystem()::mkdirs);
        if (!made) {
            throw new PortageException(ErrorCode.IO, "cannot create directory " + directory + ": the store refused");
        }
    }

    @Override
    public void delete(Location location) {
        if (location.isRoot()) {
            throw new PortageException(ErrorCode.UNSUPPORTED, "cannot delete " + location + ": it is the root");
        }
        lookup.delete(location);
    }

    @Override
    public Staging staging() {
        return staging;
    }

    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return Optional.ofNullable(capabilities.get(type)).map(type::cast);
    }

    @Override
    public void close() {
        connection.close();
    }
}
