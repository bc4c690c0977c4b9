package dev.portage.storage.hadoop;

import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.Location;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.StreamCapabilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a file of Hadoop, straight into the caller's buffer where the stream can. */
final class HadoopInput implements FileInput {
    private static final Logger LOG = LoggerFactory.getLogger(HadoopInput.class);
    private static final int PIECE = 64 * 1024;

    private final Location file;
    private final FSDataInputStream stream;
    private final Lookup lookup;
    private final boolean readsBuffers;

    HadoopInput(Location file, FSDataInputStream stream, Lookup lookup) {
        this.file = file;
        this.stream = stream;
        this.lookup = lookup;
        this.readsBuffers = stream.hasCapability(StreamCapabilities.READBYTEBUFFER);
    }

    @Override
    public int read(ByteBuffer buffer) {
        try {
            if (!buffer.hasRemaining()) {
                return 0;
            }
            return readsBuffers ? stream.read(buffer) : readArray(buffer);
        } catch (FileNotFoundException e) {
            // WebHDFS opens a file when it is first read.
            throw lookup.unreadable(file, e);
        } catch (IOException e) {
            throw StoreFailure.of("read", file, e);
        } catch (RuntimeException e) {
            throw StoreFailure.of("read", file, ServiceAnswer.failureOf(e));
        }
    }

    private int readArray(ByteBuffer buffer) throws IOException {
        if (!buffer.hasArray()) {
            byte[] piece = new byte[Math.min(PIECE, buffer.remaining())];
            int count = stream.read(piece, 0, piece.length);
            buffer.put(piece, 0, Math.max(0, count));
            return count;
        }
        int count = stream.read(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
        buffer.position(buffer.position() + Math.max(0, count));
        return count;
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            LOG.debug("closing {} after reading failed", file, e);
        }
    }
}
