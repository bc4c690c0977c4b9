package dev.portage.core.run;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Limits;
import dev.portage.api.storage.ChecksumAlgorithm;
import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.Storage;
import dev.portage.core.task.SourceFailure;
import dev.portage.core.verify.RunningChecksum;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Moves bytes from a file to an output, and sums them up as they pass. Thread-safe; each thread has one buffer. */
final class Transfer {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int PIECES_PER_SECOND = 20;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final ThreadLocal<ByteBuffer> BUFFER =
            ThreadLocal.withInitial(() -> ByteBuffer.allocate(BUFFER_BYTES));

    private final Stop stop;
    private final Optional<TokenBucket> bandwidth;
    private final int pieceBytes;
    private final LongConsumer progress;

    /**
     * Transfers of one job.
     *
     * @param limits of which the bandwidth holds for all transfers together, whatever they read for
     * @param progress is told how many bytes have just been moved; as a negative number, how many have to be moved once more
     */
    Transfer(Stop stop, Limits limits, LongConsumer progress) {
        this.stop = stop;
        this.bandwidth = limits.bandwidth()
                .map(rate -> new TokenBucket(
                        rate.bytes(), System::nanoTime, nanos -> stop.sleep(nanos / NANOS_PER_MILLI + 1)));
        this.pieceBytes = limits.bandwidth()
                .map(rate -> (int) Math.max(1, Math.min(BUFFER_BYTES, rate.bytes() / PIECES_PER_SECOND)))
                .orElse(BUFFER_BYTES);
        this.progress = progress;
    }

    /** A part of a file: so many bytes from an offset on. */
    record Part(Location file, long offset, long length) {}

    /**
     * Copies a part of a file to an output.
     *
     * @throws PortageException {@link ErrorCode#SOURCE_CHANGED} if the file ends before the part does
     */
    RunningChecksum copy(Storage storage, Part part, ChecksumAlgorithm algorithm, StagedOutput output) {
        AtomicLong moved = new AtomicLong();
        try {
            return pass(storage, part, algorithm, SourceFailure::new, bytes -> {
                int count = bytes.remaining();
                output.write(bytes);
                moved.addAndGet(count);
                progress.accept(count);
            });
        } catch (PortageException e) {
            lose(moved.get());
            throw e;
        }
    }

    /** So many bytes were moved without passing through this process. */
    void gain(long bytes) {
        progress.accept(bytes);
    }

    /** So many bytes were moved in vain. */
    void lose(long bytes) {
        progress.accept(-bytes);
    }

    /** Reads a part of a file for its checksum alone. */
    RunningChecksum read(Storage storage, Part part, ChecksumAlgorithm algorithm) {
        return pass(storage, part, algorithm, failure -> failure, bytes -> {});
    }

    /**
     * Reads a part from its beginning to its end.
     *
     * @param blame makes of a failure to read what is thrown
     */
    private RunningChecksum pass(
            Storage storage, Part part, ChecksumAlgorithm algorithm, UnaryOperator<PortageException> blame, Sink sink) {
        RunningChecksum sum = new RunningChecksum(algorithm);
        if (part.length == 0) {
            return sum;
        }
        ByteBuffer buffer = BUFFER.get();
        try (FileInput input = attempt(blame, () -> storage.open(part.file, part.offset))) {
            while (sum.length() < part.length) {
                stop.check();
                buffer.clear().limit((int) Math.min(pieceBytes, part.length - sum.length()));
                if (attempt(blame, () -> input.read(buffer)) < 0) {
                    throw blame.apply(new PortageException(
                            ErrorCode.SOURCE_CHANGED,
                            part.file + " ended at byte " + (part.offset + sum.length()) + ", before byte "
                                    + (part.offset + part.length)));
                }
                buffer.flip();
                bandwidth.ifPresent(bucket -> bucket.take(buffer.remaining()));
                sum.add(buffer);
                sink.accept(buffer);
            }
        }
        return sum;
    }

    private static <T> T attempt(UnaryOperator<PortageException> blame, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (PortageException e) {
            throw blame.apply(e);
        }
    }

    private interface Sink {
        void accept(ByteBuffer bytes);
    }
}
