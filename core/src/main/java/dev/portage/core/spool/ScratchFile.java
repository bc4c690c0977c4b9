package dev.portage.core.spool;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A temporary file, made when it is needed, that holds lists of records one behind the other. Not thread-safe. */
final class ScratchFile implements AutoCloseable {
    private final String purpose;
    private Optional<FileChannel> channel = Optional.empty();

    ScratchFile(String purpose) {
        this.purpose = purpose;
    }

    /** Where a list lies: bytes from the beginning of the file. */
    record Stretch(long from, long to) {}

    /** Writes a list behind all others. */
    Stretch write(List<?> items) {
        try {
            FileChannel open = open();
            long from = open.size();
            open.position(from);
            BufferedWriter writer = new BufferedWriter(Channels.newWriter(open, StandardCharsets.UTF_8));
            for (Object item : items) {
                writer.write(Json.write(item));
                writer.write('\n');
            }
            writer.flush();
            return new Stretch(from, open.position());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private FileChannel open() throws IOException {
        if (channel.isEmpty()) {
            channel = Optional.of(TemporaryFile.open(purpose));
        }
        return channel.get();
    }

    /** The lines of a list, one for each record; several may be read in turn. */
    BufferedReader read(Stretch stretch) {
        return new BufferedReader(
                new InputStreamReader(new StretchInput(channel.orElseThrow(), stretch), StandardCharsets.UTF_8));
    }

    /** Forgets a list and all behind it. */
    void cut(Stretch stretch) {
        try {
            channel.orElseThrow().truncate(stretch.from);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    static PortageException failed(IOException cause) {
        return new PortageException(ErrorCode.IO, TemporaryFile.complaint(cause), cause);
    }

    @Override
    public void close() {
        try {
            if (channel.isPresent()) {
                channel.get().close();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Reads a stretch without a position of the file's own, so that others can be read at the same time. */
    private static final class StretchInput extends InputStream {
        private final FileChannel channel;
        private final long end;
        private long position;

        StretchInput(FileChannel channel, Stretch stretch) {
            this.channel = channel;
            this.position = stretch.from;
            this.end = stretch.to;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (position >= end) {
                return -1;
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, (int) Math.min(length, end - position));
            int count = channel.read(buffer, position);
            position += Math.max(count, 0);
            return count;
        }
    }
}
