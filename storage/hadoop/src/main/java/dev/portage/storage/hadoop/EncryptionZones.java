package dev.portage.storage.hadoop;

import dev.portage.api.storage.Location;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.web.WebHdfsFileSystem;

/**
 * Knows which directories lie in encryption zones of HDFS. There the store's checksums are of the encrypted content, and files
 * cannot be joined. Asks once for each directory, and not at all where the store has no keys. Safe for threads.
 */
final class EncryptionZones {
    private static final int REMEMBERED = 10_000;

    private final Connection connection;
    private final Lookup lookup;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    EncryptionZones(Connection connection, Lookup lookup) {
        this.connection = connection;
        this.lookup = lookup;
    }

    /** HDFS has no zones without a server of keys, and its client remembers for an hour whether there is one. */
    private boolean hasKeys(Location file) {
        return connection.call("ask for keys of", file, path -> {
            for (FileSystem member : connection.members()) {
                boolean mayHave = member instanceof DistributedFileSystem hdfs
                        ? hdfs.getClient().getKeyProviderUri() != null
                        : member instanceof WebHdfsFileSystem;
                if (mayHave) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Whether the content of a file, or of one that would be made there, is kept encrypted. */
    boolean covers(Location file) {
        if (!hasKeys(file)) {
            return false;
        }
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        String directory = file.path().substring(0, file.path().lastIndexOf('/') + 1);
        return known.computeIfAbsent(directory, key -> lookup.directoryAbove(file)
                .filter(FileStatus::isEncrypted)
                .isPresent());
    }
}
