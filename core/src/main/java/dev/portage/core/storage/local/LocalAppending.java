package dev.portage.core.storage.local;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Appending;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedOutput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes behind the end of a file, and cuts it. */
final class LocalAppending implements Appending {
    @Override
    public StagedOutput append(Location file, long length) {
        Path path = LocalPath.of(file);
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
            requireLength(file, channel, length);
            channel.position(length);
            return new LocalOutput(
                    file, channel, written -> LocalStaging.describe(file, path, length + written), () -> {});
        } catch (IOException e) {
            throw Failure.of("append to", file, e);
        }
    }

    private static void requireLength(Location file, FileChannel channel, long length) throws IOException {
        long found = channel.size();
        if (found != length) {
            Quietly.close(channel);
            throw new PortageException(
                    ErrorCode.SOURCE_CHANGED,
                    "cannot append to " + file + ": it has " + found + " bytes, not " + length);
        }
    }

    @Override
    public void truncate(Location file, long length) {
        try (FileChannel channel = FileChannel.open(LocalPath.of(file), StandardOpenOption.WRITE)) {
            channel.truncate(length);
        } catch (IOException e) {
            throw Failure.of("truncate", file, e);
        }
    }
}
