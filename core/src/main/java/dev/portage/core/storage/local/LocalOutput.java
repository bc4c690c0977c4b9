package dev.portage.core.storage.local;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writes through a channel from its position on; what happens in the end is given to it. */
final class LocalOutput implements StagedOutput {
    /** Says what can be published, once the channel is closed. */
    interface Completion {
        StagedFile complete(long written) throws IOException;
    }

    private final Location target;
    private final FileChannel channel;
    private final Completion completion;
    private final Runnable abandonment;
    private long written;
    private boolean ended;

    LocalOutput(Location target, FileChannel channel, Completion completion, Runnable abandonment) {
        this.target = target;
        this.channel = channel;
        this.completion = completion;
        this.abandonment = abandonment;
    }

    @Override
    public void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                written += channel.write(bytes);
            }
        } catch (IOException e) {
            throw Failure.of("write", target, e);
        }
    }

    @Override
    public StagedFile finish() {
        try {
            channel.close();
            StagedFile staged = completion.complete(written);
            ended = true;
            return staged;
        } catch (IOException e) {
            throw Failure.of("complete", target, e);
        }
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            Quietly.close(channel);
            abandonment.run();
        }
    }
}
