package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a file of Hadoop. */
final class HadoopOutput implements StagedOutput {
    private static final Logger LOG = LoggerFactory.getLogger(HadoopOutput.class);
    private static final int PIECE = 64 * 1024;

    private final Connection connection;
    private final Location file;
    private final FSDataOutputStream stream;
    private final Ending ending;
    private long written;
    private boolean isOver;
    private boolean isUnreachable;

    /** What becomes of the file when its stream is closed. */
    interface Ending {
        /**
         * It is complete.
         *
         * @param written bytes
         */
        StagedFile finish(long written);

        /** It is given up. */
        void abandon();
    }

    HadoopOutput(Connection connection, Location file, FSDataOutputStream stream, Ending ending) {
        this.connection = connection;
        this.file = file;
        this.stream = stream;
        this.ending = ending;
    }

    @Override
    public void write(ByteBuffer bytes) {
        int count = bytes.remaining();
        try {
            if (bytes.hasArray()) {
                stream.write(bytes.array(), bytes.arrayOffset() + bytes.position(), count);
                bytes.position(bytes.limit());
            } else {
                writePieces(bytes);
            }
        } catch (IOException e) {
            throw failure("write", e);
        } catch (RuntimeException e) {
            throw failure("write", ServiceAnswer.failureOf(e));
        }
        written += count;
    }

    private void writePieces(ByteBuffer bytes) throws IOException {
        byte[] piece = new byte[Math.min(PIECE, bytes.remaining())];
        while (bytes.hasRemaining()) {
            int count = Math.min(piece.length, bytes.remaining());
            bytes.get(piece, 0, count);
            stream.write(piece, 0, count);
        }
    }

    @Override
    public Optional<Checksum> fetchChecksum() {
        if (!(stream.getWrappedStream() instanceof BlockStream small)) {
            return Optional.empty();
        }
        try {
            return small.fetchChecksum();
        } catch (IOException e) {
            throw failure("write", e);
        }
    }

    @Override
    public StagedFile finish() {
        try {
            stream.close();
        } catch (IOException e) {
            throw failure("finish", e);
        } catch (RuntimeException e) {
            throw failure("finish", ServiceAnswer.failureOf(e));
        }
        StagedFile staged = ending.finish(written);
        isOver = true;
        return staged;
    }

    private PortageException failure(String action, IOException cause) {
        PortageException failure = connection.hasRoomDespite(cause)
                ? new PortageException(ErrorCode.UNREACHABLE, StoreFailure.message(action, file, cause), cause)
                : StoreFailure.of(action, file, cause);
        isUnreachable = failure.code() == ErrorCode.UNREACHABLE;
        return failure;
    }

    /** What a store that does not answer keeps of the file is found by its name when it is swept. */
    @Override
    public void close() {
        if (isOver) {
            return;
        }
        isOver = true;
        try {
            giveUpStream();
        } catch (IOException e) {
            LOG.debug("closing {} failed", file, e);
        }
        try {
            if (!isUnreachable) {
                ending.abandon();
            }
        } catch (PortageException e) {
            LOG.warn("what was written of a file stays behind: {}", e.getMessage());
        }
    }

    private void giveUpStream() throws IOException {
        if (stream.hasCapability(CommonPathCapabilities.ABORTABLE_STREAM)) {
            stream.abort();
            return;
        }
        stream.close();
    }
}
