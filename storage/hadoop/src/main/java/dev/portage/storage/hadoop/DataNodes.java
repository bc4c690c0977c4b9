package dev.portage.storage.hadoop;

import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hadoop.hdfs.DFSClient;
import org.apache.hadoop.hdfs.net.Peer;
import org.apache.hadoop.hdfs.protocol.BlockChecksumOptions;
import org.apache.hadoop.hdfs.protocol.BlockChecksumType;
import org.apache.hadoop.hdfs.protocol.DatanodeInfo;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.apache.hadoop.hdfs.protocol.LocatedBlock;
import org.apache.hadoop.hdfs.protocol.datatransfer.BlockConstructionStage;
import org.apache.hadoop.hdfs.protocol.datatransfer.DataTransferProtoUtil;
import org.apache.hadoop.hdfs.protocol.datatransfer.PacketHeader;
import org.apache.hadoop.hdfs.protocol.datatransfer.PipelineAck;
import org.apache.hadoop.hdfs.protocol.datatransfer.Sender;
import org.apache.hadoop.hdfs.protocol.proto.DataTransferProtos.BlockOpResponseProto;
import org.apache.hadoop.hdfs.protocol.proto.DataTransferProtos.OpBlockChecksumResponseProto;
import org.apache.hadoop.hdfs.protocol.proto.DataTransferProtos.Status;
import org.apache.hadoop.hdfs.protocolPB.PBHelperClient;
import org.apache.hadoop.net.NetUtils;
import org.apache.hadoop.util.DataChecksum;

/**
 * Speaks HDFS's data transfer protocol for whole blocks, in the calling thread. Each call has a connection of its own, made by the
 * client, which also secures it. Thread-safe.
 *
 * @param checksum of the blocks that are written
 */
record DataNodes(DFSClient client, DataChecksum checksum) {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int SMALL_BUFFER_BYTES = 512;
    /** What a packet says of its length counts the field itself. */
    private static final int LENGTH_BYTES = Integer.BYTES;

    /** That a block could not be written, and whose fault that seems to be. */
    static final class BadNodeException extends IOException {
        private static final long serialVersionUID = 1;
        private final transient DatanodeInfo node;
        private final IOException reason;

        BadNodeException(DatanodeInfo node, IOException reason) {
            super(reason);
            this.node = node;
            this.reason = reason;
        }

        IOException reason() {
            return reason;
        }

        DatanodeInfo node() {
            return node;
        }
    }

    /**
     * Writes a block to all its DataNodes, the first passing it on to the second, and so on. When this returns, all have all of it.
     *
     * @param content from its beginning
     * @param length bytes, positive
     * @throws BadNodeException if a DataNode does not do it
     */
    void write(LocatedBlock block, byte[] content, int length) throws BadNodeException {
        DatanodeInfo[] nodes = block.getLocations();
        Blame blame = new Blame(nodes);
        try (Peer peer = connect(block, nodes[0])) {
            DataOutputStream output =
                    new DataOutputStream(new BufferedOutputStream(peer.getOutputStream(), BUFFER_BYTES));
            InputStream input = new BufferedInputStream(peer.getInputStream(), SMALL_BUFFER_BYTES);
            announce(block, output);
            blame.check(BlockOpResponseProto.parseFrom(PBHelperClient.vintPrefixed(input)));
            long last = send(content, length, output);
            PipelineAck acknowledgement = new PipelineAck();
            do {
                acknowledgement.readFields(input);
                blame.check(acknowledgement);
            } while (acknowledgement.getSeqno() != last);
        } catch (IOException e) {
            throw new BadNodeException(blame.node(), e);
        }
    }

    /** Finds out which DataNode of a pipeline fails: the first one, unless another is named. */
    private static final class Blame {
        private final DatanodeInfo[] nodes;
        private int suspect;

        Blame(DatanodeInfo[] nodes) {
            this.nodes = nodes;
        }

        DatanodeInfo node() {
            return nodes[suspect];
        }

        void check(BlockOpResponseProto reply) throws IOException {
            for (int node = 0; node < nodes.length; node++) {
                if (nodes[node].getXferAddr().equals(reply.getFirstBadLink())) {
                    suspect = node;
                }
            }
            DataTransferProtoUtil.checkBlockOpStatus(reply, "when it was announced", true);
        }

        void check(PipelineAck acknowledgement) throws IOException {
            for (int node = 0; node < acknowledgement.getNumOfReplies(); node++) {
                Status status = PipelineAck.getStatusFromHeader(acknowledgement.getHeaderFlag(node));
                if (status != Status.SUCCESS) {
                    suspect = Math.min(node, nodes.length - 1);
                    throw new IOException("DataNode " + node().getXferAddr() + " answered " + status);
                }
            }
        }
    }

    private void announce(LocatedBlock block, DataOutputStream output) throws IOException {
        DatanodeInfo[] nodes = block.getLocations();
        new Sender(output)
                .writeBlock(
                        block.getBlock(),
                        block.getStorageTypes()[0],
                        block.getBlockToken(),
                        client.getClientName(),
                        nodes,
                        block.getStorageTypes(),
                        null,
                        BlockConstructionStage.PIPELINE_SETUP_CREATE,
                        nodes.length,
                        0,
                        0,
                        0,
                        checksum,
                        client.getDefaultWriteCachingStrategy(),
                        false,
                        false,
                        null,
                        block.getStorageIDs()[0],
                        block.getStorageIDs());
    }

    /**
     * Sends the content in packets, the last of them empty.
     *
     * @return the number of the last packet
     */
    private long send(byte[] content, int length, DataOutputStream output) throws IOException {
        int chunks = Math.max(1, client.getConf().getWritePacketSize() / checksum.getBytesPerChecksum());
        int most = chunks * checksum.getBytesPerChecksum();
        long number = 0;
        for (int offset = 0; offset < length; offset += most) {
            int count = Math.min(most, length - offset);
            byte[] sums = new byte[checksum.getChecksumSize(count)];
            checksum.calculateChunkedSums(content, offset, count, sums, 0);
            new PacketHeader(LENGTH_BYTES + sums.length + count, offset, number, false, count, false).write(output);
            output.write(sums);
            output.write(content, offset, count);
            number++;
        }
        new PacketHeader(LENGTH_BYTES, length, number, true, 0, false).write(output);
        output.flush();
        return number;
    }

    /**
     * The checksum of a block that has been written, as its first DataNode has it.
     *
     * @return nothing if that DataNode cannot tell, or not to whoever may only write
     */
    Optional<Checksum> fetchChecksum(LocatedBlock block) throws IOException {
        if (block.getBlockToken().getIdentifier().length > 0) {
            return Optional.empty();
        }
        try (Peer peer = connect(block, block.getLocations()[0])) {
            DataOutputStream output =
                    new DataOutputStream(new BufferedOutputStream(peer.getOutputStream(), SMALL_BUFFER_BYTES));
            BlockChecksumOptions wanted = new BlockChecksumOptions(BlockChecksumType.COMPOSITE_CRC);
            new Sender(output).blockChecksum(block.getBlock(), block.getBlockToken(), wanted);
            BlockOpResponseProto reply =
                    BlockOpResponseProto.parseFrom(PBHelperClient.vintPrefixed(peer.getInputStream()));
            DataTransferProtoUtil.checkBlockOpStatus(reply, "when its checksum was asked for");
            return read(reply.getChecksumResponse());
        }
    }

    private static Optional<Checksum> read(OpBlockChecksumResponseProto reply) {
        BlockChecksumType type =
                PBHelperClient.convert(reply.getBlockChecksumOptions().getBlockChecksumType());
        if (!reply.hasBlockChecksumOptions() || type != BlockChecksumType.COMPOSITE_CRC) {
            return Optional.empty();
        }
        int value = reply.getBlockChecksum().asReadOnlyByteBuffer().getInt();
        return switch (PBHelperClient.convert(reply.getCrcType())) {
            case CRC32C -> Optional.of(new Checksum(ChecksumAlgorithm.CRC32C, value));
            case CRC32 -> Optional.of(new Checksum(ChecksumAlgorithm.CRC32, value));
            default -> Optional.empty();
        };
    }

    private Peer connect(LocatedBlock block, DatanodeInfo node) throws IOException {
        String address = node.getXferAddr(client.getConf().isConnectToDnViaHostname());
        Peer peer = client.newConnectedPeer(NetUtils.createSocketAddr(address), block.getBlockToken(), node);
        int timeout = client.getConf().getSocketTimeout();
        if (timeout > 0) {
            peer.setReadTimeout(timeout + HdfsConstants.READ_TIMEOUT_EXTENSION * block.getLocations().length);
        }
        return peer;
    }
}
