package dev.portage.storage.hadoop;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.crypto.CryptoProtocolVersion;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.UnresolvedLinkException;
import org.apache.hadoop.fs.permission.FsCreateModes;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.AddBlockFlag;
import org.apache.hadoop.hdfs.DFSClient;
import org.apache.hadoop.hdfs.UnknownCryptoProtocolVersionException;
import org.apache.hadoop.hdfs.client.impl.DfsClientConf;
import org.apache.hadoop.hdfs.protocol.DatanodeInfo;
import org.apache.hadoop.hdfs.protocol.ExtendedBlock;
import org.apache.hadoop.hdfs.protocol.HdfsFileStatus;
import org.apache.hadoop.hdfs.protocol.LocatedBlock;
import org.apache.hadoop.io.EnumSetWritable;
import org.apache.hadoop.ipc.RemoteException;
import org.jspecify.annotations.Nullable;

/**
 * A new file of HDFS of at most one block, as its NameNode knows it; the calls are those of {@code ClientProtocol}. For one
 * thread. The lease is not renewed: for a minute no other client can take the file, and for twenty the NameNode does not.
 *
 * @param path without scheme and authority
 * @param id the file's, which it keeps when it is renamed
 * @param clock as it was when the file was created
 */
record LeasedFile(DFSClient client, String path, long id, StoreClock clock) {
    private static final EnumSetWritable<CreateFlag> IN_PLACE_OF_ANOTHER =
            new EnumSetWritable<>(EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE));
    private static final CryptoProtocolVersion[] UNENCRYPTED = {};

    /**
     * How a file is to be kept.
     *
     * @param replication positive
     * @param blockSize bytes
     */
    record Shape(short replication, long blockSize) {}

    /**
     * Creates a file and the missing directories above it, in place of one that is there.
     *
     * @return nothing if files are not that simple there: in an encryption zone, under erasure coding, behind a symbolic link. An
     *     empty file may be left then.
     */
    static Optional<LeasedFile> create(DFSClient client, String path, FsPermission mask, Shape shape)
            throws IOException {
        FsPermission permission = FsCreateModes.applyUMask(FsPermission.getFileDefault(), mask);
        long asked = System.nanoTime();
        try {
            HdfsFileStatus status = client.getNamenode()
                    .create(
                            path,
                            permission,
                            client.getClientName(),
                            IN_PLACE_OF_ANOTHER,
                            true,
                            shape.replication,
                            shape.blockSize,
                            UNENCRYPTED,
                            null,
                            null);
            boolean isSimple = status.getFileEncryptionInfo() == null && status.getErasureCodingPolicy() == null;
            StoreClock clock = new StoreClock(Instant.ofEpochMilli(status.getModificationTime()), asked);
            return isSimple ? Optional.of(new LeasedFile(client, path, status.getFileId(), clock)) : Optional.empty();
        } catch (RemoteException e) {
            IOException cause = e.unwrapRemoteException();
            if (cause instanceof UnknownCryptoProtocolVersionException || cause instanceof UnresolvedLinkException) {
                return Optional.empty();
            }
            throw cause;
        }
    }

    /**
     * Asks for the file's only block, or for another in place of one that was {@link #abandon abandoned}.
     *
     * @param excluded will not be among the DataNodes that are to hold it
     */
    LocatedBlock addBlock(Collection<DatanodeInfo> excluded) throws IOException {
        DatanodeInfo[] nodes = excluded.toArray(DatanodeInfo[]::new);
        return client.getNamenode()
                .addBlock(path, client.getClientName(), null, nodes, id, null, EnumSet.noneOf(AddBlockFlag.class));
    }

    void abandon(ExtendedBlock block) throws IOException {
        client.getNamenode().abandonBlock(block, id, path, client.getClientName());
    }

    /**
     * Ends the writing. Waits until enough DataNodes have reported the block, in pauses that double.
     *
     * @param block nothing if the file is empty
     */
    void complete(@Nullable ExtendedBlock block) throws IOException {
        DfsClientConf conf = client.getConf();
        long pause = conf.getBlockWriteLocateFollowingInitialDelayMs();
        int attempts = conf.getNumBlockWriteLocateFollowingRetry();
        while (!client.getNamenode().complete(path, client.getClientName(), block, id)) {
            if (attempts == 0) {
                throw new IOException("the DataNodes do not report its block to the NameNode");
            }
            attempts--;
            sleep(pause);
            pause = Math.min(2 * pause, conf.getBlockWriteLocateFollowingMaxDelayMs());
        }
    }

    private static void sleep(long millis) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while its block was awaited");
        }
    }
}
