package dev.portage.storage.s3;

import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Writes a file, or a range of one, as parts of an upload, each when it is full. */
final class UploadOutput implements StagedOutput {
    private final Bucket bucket;
    private final Uploads uploads;
    private final UploadParts parts;
    private final Upload upload;
    private final PartPlan plan;
    private final Ending ending;
    private ByteBuffer buffer;
    private int sent;
    private boolean over;

    /** What becomes of an output at its end. */
    interface Ending {
        StagedFile finished();

        void abandoned();

        /** An ending that removes nothing when the output is abandoned. */
        static Ending of(Supplier<StagedFile> finished) {
            return of(finished, () -> {});
        }

        static Ending of(Supplier<StagedFile> finished, Runnable abandoned) {
            return new Ending() {
                @Override
                public StagedFile finished() {
                    return finished.get();
                }

                @Override
                public void abandoned() {
                    abandoned.run();
                }
            };
        }
    }

    UploadOutput(Bucket bucket, Uploads uploads, UploadParts parts, Upload upload, PartPlan plan, Ending ending) {
        this.bucket = bucket;
        this.uploads = uploads;
        this.parts = parts;
        this.upload = upload;
        this.plan = plan;
        this.ending = ending;
        this.buffer = room();
    }

    private ByteBuffer room() {
        return ByteBuffer.allocate(Math.toIntExact(plan.length(sent)));
    }

    @Override
    public void write(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (!buffer.hasRemaining()) {
                send();
            }
            int count = Math.min(buffer.remaining(), bytes.remaining());
            buffer.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
        }
    }

    private void send() {
        if (sent == plan.count()) {
            throw new IllegalStateException("more bytes for " + upload.target() + " than were announced");
        }
        buffer.flip();
        int number = plan.first() + sent;
        bucket.call("write", upload.target(), client -> {
            try {
                return parts.send(client, upload, number, buffer);
            } catch (SdkException e) {
                throw S3Failure.isMissing(e) ? uploads.gone(upload, e) : e;
            }
        });
        sent++;
        buffer = sent < plan.count() ? nextRoom() : ByteBuffer.allocate(0);
    }

    private ByteBuffer nextRoom() {
        long length = plan.length(sent);
        return length <= buffer.capacity() ? buffer.clear().limit((int) length) : room();
    }

    @Override
    public StagedFile finish() {
        if (buffer.position() > 0 || sent == 0) {
            send();
        }
        over = true;
        return ending.finished();
    }

    @Override
    public void close() {
        if (!over) {
            over = true;
            ending.abandoned();
        }
    }
}
