package dev.portage.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Takes memory and frees it again. The host of a virtual machine takes back what its guest has freed, and to get it again costs up to a
 * second of processor time for each gigabyte: more than the copying itself. After this, whoever comes next finds memory that is there.
 */
final class Ballast {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long BYTES = 5L << 30;
    private static final int PIECE = 16 << 20;

    private Ballast() {}

    /** Takes and frees; does nothing where files cannot be kept in memory, or there is not twice as much to be had. */
    static void takeAndDrop() throws IOException {
        if (!Files.isWritable(MEMORY) || Files.getFileStore(MEMORY).getUsableSpace() < 2 * BYTES) {
            return;
        }
        Path file = Files.createTempFile(MEMORY, "portage-benchmark-", ".ballast");
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(PIECE);
            for (long written = 0; written < BYTES; written += PIECE) {
                channel.write(zeros.clear());
            }
        }
    }
}
