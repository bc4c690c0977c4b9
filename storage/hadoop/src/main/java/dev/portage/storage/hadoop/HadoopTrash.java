package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Trash;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FsServerDefaults;

/**
 * The trash of the user, as the store keeps it. It is on if the store says so, or else the configuration ({@code
 * fs.trash.interval} above 0). Safe for threads.
 */
final class HadoopTrash implements Trash {
    private static final String INTERVAL = "fs.trash.interval";

    private final Connection connection;
    private final Lookup lookup;
    private final Map<Long, Configuration> configurations = new ConcurrentHashMap<>();

    HadoopTrash(Connection connection, Lookup lookup) {
        this.connection = connection;
        this.lookup = lookup;
    }

    @Override
    public boolean isOn(Location location) {
        return connection.call("look for a trash at", location, path -> trash(connection.placeOf(path))
                .isEnabled());
    }

    /** Each user has one at home, and each encryption zone and snapshot directory has one for all: always by this name. */
    @Override
    public boolean isTrash(Location directory) {
        return directory.name().equals(FileSystem.TRASH_PREFIX);
    }

    @Override
    public void moveToTrash(Location location) {
        if (lookup.status(location).isEmpty()) {
            return;
        }
        boolean moved = connection.call("move to the trash", location, path -> {
            Connection.Place place = connection.placeOf(path);
            return trash(place).moveToTrash(place.path());
        });
        if (!moved && lookup.status(location).isPresent()) {
            throw new PortageException(
                    ErrorCode.UNSUPPORTED,
                    "cannot move to the trash " + location + ": the trash is off, or it is in the trash already");
        }
    }

    private org.apache.hadoop.fs.Trash trash(Connection.Place place) throws IOException {
        FsServerDefaults defaults = place.fileSystem().getServerDefaults(place.path());
        Configuration own = place.fileSystem().getConf();
        Configuration effective = defaults.getTrashInterval() == 0
                ? own
                : configurations.computeIfAbsent(defaults.getTrashInterval(), minutes -> with(own, minutes));
        return new org.apache.hadoop.fs.Trash(place.fileSystem(), effective);
    }

    private static Configuration with(Configuration own, long minutes) {
        Configuration copy = new Configuration(own);
        copy.setLong(INTERVAL, minutes);
        return copy;
    }
}
