package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.Location;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Reads what a store sends in answer to one request: one state of the object, whatever becomes of it meanwhile. */
final class S3Input implements FileInput {
    private static final int NOT_SATISFIABLE = 416;
    private static final int PIECE = 1 << 16;

    private final Bucket bucket;
    private final Location file;
    private final @Nullable ResponseInputStream<GetObjectResponse> stream;
    private long left;
    private boolean ended;
    private byte[] piece = new byte[0];

    private S3Input(Bucket bucket, Location file, @Nullable ResponseInputStream<GetObjectResponse> stream) {
        this.bucket = bucket;
        this.file = file;
        this.stream = stream;
        this.ended = stream == null;
        this.left = stream == null ? 0 : stream.response().contentLength();
    }

    /**
     * Begins to read.
     *
     * @throws PortageException {@code NOT_FOUND} or {@code WRONG_KIND} if it is no file
     */
    static S3Input open(Lookup lookup, Location file, long offset) {
        Bucket bucket = lookup.bucket();
        String key = bucket.key(file);
        return bucket.call("read", file, client -> {
            try {
                return new S3Input(bucket, file, client.getObject(request -> {
                    request.bucket(bucket.name()).key(key);
                    if (offset > 0) {
                        request.range("bytes=" + offset + "-");
                    } else {
                        request.checksumMode(ChecksumMode.ENABLED);
                    }
                }));
            } catch (SdkException e) {
                if (S3Failure.status(e) == NOT_SATISFIABLE) {
                    return new S3Input(bucket, file, null);
                }
                throw S3Failure.isMissing(e) ? lookup.unreadable(file, e) : e;
            }
        });
    }

    @Override
    public int read(ByteBuffer buffer) {
        if (ended || stream == null) {
            return -1;
        }
        try {
            int count = buffer.hasArray()
                    ? stream.read(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining())
                    : readPiece(stream, buffer);
            if (count > 0 && buffer.hasArray()) {
                buffer.position(buffer.position() + count);
            }
            left -= count;
            if (count < 0 || left == 0) {
                finish(stream);
            }
            return count;
        } catch (SdkException e) {
            throw bucket.failure("read", file, e);
        } catch (IOException e) {
            throw new PortageException(
                    ErrorCode.UNREACHABLE, "cannot read " + file + ": the connection broke before its end", e);
        }
    }

    /** Only at the end the client compares checksums; and a connection that was read to its end can be used again. */
    private void finish(ResponseInputStream<GetObjectResponse> source) throws IOException {
        ended = true;
        if (source.read() >= 0) {
            throw new IOException("more bytes than were announced");
        }
        source.close();
    }

    private int readPiece(ResponseInputStream<GetObjectResponse> source, ByteBuffer buffer) throws IOException {
        if (piece.length == 0) {
            piece = new byte[PIECE];
        }
        int count = source.read(piece, 0, Math.min(piece.length, buffer.remaining()));
        if (count > 0) {
            buffer.put(piece, 0, count);
        }
        return count;
    }

    /** What nobody reads any more is not waited for. */
    @Override
    public void close() {
        if (!ended && stream != null) {
            stream.abort();
        }
        ended = true;
    }
}
