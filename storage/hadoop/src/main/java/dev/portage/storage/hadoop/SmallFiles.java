package dev.portage.storage.hadoop;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.StagingRequest;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DFSClient;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.client.impl.DfsClientConf;
import org.apache.hadoop.util.DataChecksum;

/**
 * Creates small files of HDFS in a way that costs half of what the stream of Hadoop's client does, which starts two threads for each
 * file. Safe for threads.
 *
 * @param mask of the permissions of new files
 * @param limit the length in bytes of the largest file that is small
 */
record SmallFiles(DFSClient client, FsPermission mask, long limit) {
    /** The property that sets the limit; 0 turns this way off. */
    static final String LIMIT = "portage.hdfs.small-file-bytes";

    private static final int DEFAULT_LIMIT = 1 << 20;

    /** Nothing if the store is not HDFS, or its user does not want this. */
    static Optional<SmallFiles> of(Connection connection) {
        if (connection.fileSystem().getClass() != DistributedFileSystem.class) {
            return Optional.empty();
        }
        Configuration configuration = connection.fileSystem().getConf();
        int limit = configuration.getInt(LIMIT, DEFAULT_LIMIT);
        DFSClient client = ((DistributedFileSystem) connection.fileSystem()).getClient();
        return limit > 0
                ? Optional.of(new SmallFiles(client, FsPermission.getUMask(configuration), limit))
                : Optional.empty();
    }

    /**
     * Creates a file and the missing directories above it, in place of one that is there.
     *
     * @return nothing if this file needs another way
     */
    Optional<FSDataOutputStream> create(Path path, StagingRequest request) throws IOException {
        Attributes layout = request.layout();
        DfsClientConf conf = client.getConf();
        String name = path.toUri().getPath();
        long blockSize = layout.blockSize().orElse(conf.getDefaultBlockSize());
        if (layout.erasureCoding().isPresent() || request.length() > Math.min(limit, blockSize)) {
            return Optional.empty();
        }
        short replication = layout.replication().map(Integer::shortValue).orElse(conf.getDefaultReplication());
        LeasedFile.Shape shape = new LeasedFile.Shape(replication, blockSize);
        DataChecksum checksum = conf.createChecksum(
                layout.checksumType().map(FileCreation::checksum).orElse(null));
        return LeasedFile.create(client, name, mask, shape)
                .map(file -> new BlockStream(file, new DataNodes(client, checksum), (int) request.length()))
                .map(stream -> new FSDataOutputStream(stream, null));
    }
}
