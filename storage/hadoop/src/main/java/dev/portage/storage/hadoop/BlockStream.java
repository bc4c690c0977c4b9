package dev.portage.storage.hadoop;

import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.TimeSpan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Abortable;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.hdfs.protocol.DatanodeInfo;
import org.apache.hadoop.hdfs.protocol.ExtendedBlock;
import org.apache.hadoop.hdfs.protocol.LocatedBlock;
import org.apache.hadoop.hdfs.protocol.datatransfer.InvalidEncryptionKeyException;
import org.apache.hadoop.ipc.RemoteException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a file of HDFS that is a single block. The content is kept until the end and then sent at once, in the calling thread; a
 * pipeline that breaks is replaced by another, without the DataNode that broke it. Not thread-safe.
 */
final class BlockStream extends OutputStream implements Abortable, StreamCapabilities {
    private static final Logger LOG = LoggerFactory.getLogger(BlockStream.class);

    private final LeasedFile file;
    private final DataNodes dataNodes;
    private final Content content;
    private @Nullable LocatedBlock block;
    private @Nullable TimeSpan completed;
    private boolean isOver;

    /**
     * A stream.
     *
     * @param expected bytes
     */
    BlockStream(LeasedFile file, DataNodes dataNodes, int expected) {
        this.file = file;
        this.dataNodes = dataNodes;
        this.content = new Content(expected);
    }

    /** Bytes that need not be copied to be read. */
    private static final class Content extends ByteArrayOutputStream {
        Content(int expected) {
            super(expected);
        }

        byte[] bytes() {
            return buf;
        }
    }

    long fileId() {
        return file.id();
    }

    /** When the file was completed, if it is. */
    Optional<TimeSpan> completed() {
        return Optional.ofNullable(completed);
    }

    @Override
    public void write(int value) {
        content.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        content.write(bytes, offset, count);
    }

    /**
     * Sends what was written, and asks for its checksum. A DataNode that does not tell may do so when the file is complete.
     *
     * @return nothing if it is not told, or nothing was written
     */
    Optional<Checksum> fetchChecksum() throws IOException {
        Optional<LocatedBlock> sent = send();
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        try {
            return dataNodes.fetchChecksum(sent.get());
        } catch (IOException e) {
            LOG.debug("no checksum of {}", sent.get().getBlock(), e);
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        if (isOver) {
            return;
        }
        isOver = true;
        file.complete(send().map(LocatedBlock::getBlock).orElse(null));
        completed = file.clock().since();
    }

    private Optional<LocatedBlock> send() throws IOException {
        if (block == null && content.size() > 0) {
            block = sendBlock();
        }
        return Optional.ofNullable(block);
    }

    private LocatedBlock sendBlock() throws IOException {
        List<DatanodeInfo> excluded = new ArrayList<>();
        LocatedBlock candidate = file.addBlock(excluded);
        for (int left = file.client().getConf().getNumBlockWriteRetry(); ; left--) {
            ExtendedBlock id = candidate.getBlock();
            try {
                dataNodes.write(candidate, content.bytes(), content.size());
                id.setNumBytes(content.size());
                return candidate;
            } catch (DataNodes.BadNodeException e) {
                LOG.debug("{} failed to take {}", e.node(), id, e);
                if (e.reason() instanceof InvalidEncryptionKeyException) {
                    file.client().clearDataEncryptionKey();
                } else {
                    excluded.add(e.node());
                }
                if (left == 0) {
                    throw e.reason();
                }
                candidate = replace(id, excluded, e.reason());
            }
        }
    }

    /** Without another DataNode, the reason why the last one was excluded tells more than that there is none. */
    private LocatedBlock replace(ExtendedBlock failed, List<DatanodeInfo> excluded, IOException reason)
            throws IOException {
        try {
            file.abandon(failed);
            return file.addBlock(excluded);
        } catch (RemoteException e) {
            reason.addSuppressed(e);
            throw reason;
        } catch (IOException e) {
            e.addSuppressed(reason);
            throw e;
        }
    }

    /** Sends nothing any more; the file stays as it is. */
    @Override
    public AbortableResult abort() {
        boolean wasOver = isOver;
        isOver = true;
        return new AbortableResult() {
            @Override
            public boolean alreadyClosed() {
                return wasOver;
            }

            @Override
            public @Nullable IOException anyCleanupException() {
                return null;
            }
        };
    }

    @Override
    public boolean hasCapability(String capability) {
        return capability.equals(CommonPathCapabilities.ABORTABLE_STREAM);
    }
}
